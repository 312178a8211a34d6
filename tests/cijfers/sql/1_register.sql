-- Leest het register uit de CSV's en past de peildatum toe.
--
-- De test zet deze variabelen: map (de map van het loket), jaar (verslagjaar), peildatum, afspraak_maanden,
-- nameting_maanden (zo lang wordt na een afsluiting gevolgd), de lijsten
-- uit loket.toml (corporaties, gemeenten, uitval_redenen, afsluit_redenen, routes), opvolgers (naam, geldig_tot, opvolger),
-- gemeente, deelregios (deelregio, gemeente), heeft_deelregios, en gesloten_routes (naam, sinds, uitval_reden).
-- Alles is eerst tekst: zo bepaalt deze query, en niet DuckDB, wat een datum of getal is. Een lege cel is NULL.

-- Een verslag gaat over zijn jaar en de jaren ervoor. Wat er na zijn jaar gebeurde, staat in latere mappen; die leest het tot
-- en met het jaar van de peildatum.
create or replace temp table jaarmap as
select distinct parse_path(file)[-2]::int as jaar
from glob(getvariable('map') || '/*/trajecten.csv')
where parse_path(file)[-2]::int <= getvariable('jaar');

-- Een corporatie van vroeger heet na haar laatste dag zoals haar opvolger, en die soms weer zoals de volgende.
create or replace temp table heet_nu as
with recursive opvolging as (
    select o.naam, o.geldig_tot::date as geldig_tot, o.opvolger
    from (select unnest(getvariable('opvolgers')) as o)
),
keten as (
    select naam as oud, opvolger as nu from opvolging where geldig_tot < getvariable('peildatum')
    union all
    select keten.oud, o.opvolger
    from keten
    inner join opvolging as o on o.naam = keten.nu and o.geldig_tot < getvariable('peildatum')
)
select oud, nu from keten where nu not in (select oud from keten);

create or replace temp table corporatie as
select unnest(getvariable('corporaties')) as naam
union
select o.naam
from (select unnest(getvariable('opvolgers')) as o)
where o.geldig_tot::date >= getvariable('peildatum');

-- Wat pas na de peildatum gebeurde, is nog niet bekend: de datum wordt leeg, en alles wat bij die datum hoort ook.
create or replace temp table traject as
with gelezen as (
    select *
    from read_csv(getvariable('map') || '/*/trajecten.csv', header = true, delim = ',', quote = '"', escape = '"',
                  all_varchar = true, filename = 'bestand')
    where parse_path(bestand)[-2]::int <= year(getvariable('peildatum'))
),
bekend as (
    select
        traject_id, kandidaat_id, verwijzer_id, bindingsgemeente, route,
        if(aanmelddatum::date <= getvariable('peildatum'), aanmelddatum::date, null) as aanmelddatum,
        if(intakedatum::date <= getvariable('peildatum'), intakedatum::date, null) as intakedatum,
        if(wachtlijstdatum::date <= getvariable('peildatum'), wachtlijstdatum::date, null) as wachtlijstdatum,
        if(start_huur::date <= getvariable('peildatum'), start_huur::date, null) as start_huur,
        if(einde_huur::date <= getvariable('peildatum'), einde_huur::date, null) as einde_huur,
        if(uitval_datum::date <= getvariable('peildatum'), uitval_datum::date, null) as uitval_datum,
        if(afsluitdatum::date <= getvariable('peildatum'), afsluitdatum::date, null) as afsluitdatum,
        corporatie, plaatsingsgemeente, einde_reden, uitval_fase, uitval_reden, resultaat, afsluitreden
    from gelezen
)
select
    bekend.* replace (
        -- Een lege cel waarvan de gebeurtenis is geweest, is onbekend.
        coalesce(bindingsgemeente, 'onbekend') as bindingsgemeente,
        if(wachtlijstdatum is null, null, coalesce(h.nu, corporatie, 'onbekend')) as corporatie,
        if(start_huur is null, null, coalesce(plaatsingsgemeente, 'onbekend')) as plaatsingsgemeente,
        if(einde_huur is null, null, coalesce(einde_reden, 'onbekend')) as einde_reden,
        if(uitval_datum is null, null, uitval_fase) as uitval_fase,
        if(uitval_datum is null, null, coalesce(uitval_reden, 'onbekend')) as uitval_reden,
        if(afsluitdatum is null, null, resultaat) as resultaat,
        case
            when afsluitdatum is null then null
            when resultaat = 'negatief' then coalesce(afsluitreden, 'onbekend')
            else afsluitreden
        end as afsluitreden
    ),
    -- Het type op de dag van de aanmelding: een verwijzer kan later van type veranderen.
    coalesce((
        select v.type
        from read_csv(getvariable('map') || '/verwijzers.csv', header = true, delim = ',', quote = '"', escape = '"',
                      all_varchar = true) as v
        where v.verwijzer_id = bekend.verwijzer_id
            and bekend.aanmelddatum >= v.geldig_van::date
            and (v.geldig_tot is null or bekend.aanmelddatum <= v.geldig_tot::date)
    ), 'onbekend') as verwijzertype,
    -- Op die dag is een deelnemer er een met of zonder overeenkomst.
    coalesce((
        select
            case
                when v.type = 'convenantpartner' then 'partner in het convenant'
                when v.deelnemersovereenkomst_sinds::date <= bekend.aanmelddatum then 'deelnemer met overeenkomst'
                else 'deelnemer zonder overeenkomst'
            end
        from read_csv(getvariable('map') || '/verwijzers.csv', header = true, delim = ',', quote = '"', escape = '"',
                      all_varchar = true) as v
        where v.verwijzer_id = bekend.verwijzer_id
            and bekend.aanmelddatum >= v.geldig_van::date
            and (v.geldig_tot is null or bekend.aanmelddatum <= v.geldig_tot::date)
    ), 'onbekend') as verwijzerstatus,
    -- De naam van nu: die van de jongste rij die op de peildatum al gold, of anders de jongste van alle.
    coalesce((
        select arg_max(v.naam, (v.geldig_van::date <= getvariable('peildatum'), v.geldig_van))
        from read_csv(getvariable('map') || '/verwijzers.csv', header = true, delim = ',', quote = '"', escape = '"',
                      all_varchar = true) as v
        where v.verwijzer_id = bekend.verwijzer_id
    ), 'onbekend') as verwijzer,
    start_huur - wachtlijstdatum as wachtdagen,
    case
        when coalesce(bindingsgemeente, 'onbekend') = 'onbekend' then 'onbekend'
        when bindingsgemeente = getvariable('gemeente') then 'gemeente van het loket'
        else 'andere gemeente'
    end as bindingsplek,
    -- De deelregio van een gemeente; een loket zonder deelregio's heeft er geen.
    case
        when not getvariable('heeft_deelregios') then null
        when bekend.bindingsgemeente is null then 'onbekend'
        else coalesce(b.deelregio, 'buiten de deelregio’s')
    end as bindingsregio,
    case
        when not getvariable('heeft_deelregios') or start_huur is null then null
        when bekend.plaatsingsgemeente is null then 'onbekend'
        else coalesce(w.deelregio, 'buiten de deelregio’s')
    end as plaatsingsregio
from bekend
left join (select unnest(getvariable('deelregios'), recursive := true)) as b on b.gemeente = bekend.bindingsgemeente
left join (select unnest(getvariable('deelregios'), recursive := true)) as w on w.gemeente = bekend.plaatsingsgemeente
left join heet_nu as h on h.oud = bekend.corporatie
where aanmelddatum is not null;

create or replace temp table nameting as
select traject_id, peildatum::date as dag, woont_nog, verhuisinitiatief, overlast, huurachterstand, ontruiming
from read_csv(getvariable('map') || '/*/nametingen.csv', header = true, delim = ',', quote = '"', escape = '"',
              all_varchar = true, filename = 'bestand')
where parse_path(bestand)[-2]::int <= year(getvariable('peildatum')) and peildatum::date <= getvariable('peildatum');

-- De eerste factuur van een traject, die geen creditfactuur is, maakt het een gefactureerd traject.
create or replace temp table factuur as
select
    factuur_id, traject_id, factuurdatum::date as dag, bedrag::decimal(18, 2) as bedrag,
    if(betaald::date <= getvariable('peildatum'), betaald::date, null) as betaald,
    bedrag not like '-%'
    and row_number() over (partition by traject_id, bedrag like '-%' order by factuurdatum, factuur_id) = 1 as eerste
from read_csv(getvariable('map') || '/*/facturen.csv', header = true, delim = ',', quote = '"', escape = '"',
              all_varchar = true, filename = 'bestand')
where parse_path(bestand)[-2]::int <= year(getvariable('peildatum')) and factuurdatum::date <= getvariable('peildatum');

create or replace temp table klacht as
select
    klacht_id,
    ontvangen::date as ontvangen,
    if(besluit::date <= getvariable('peildatum'), besluit::date, null) as dag,
    if(dag is null, null, coalesce(oordeel, 'onbekend')) as oordeel,
    case when dag is null then null when gevolg is null then 'niet vastgelegd'
        when gevolg = 'geen' then 'niets gedaan' else 'iets gedaan' end as afhandeling
from read_csv(getvariable('map') || '/*/klachten.csv', header = true, delim = ',', quote = '"', escape = '"',
              all_varchar = true, filename = 'bestand')
where parse_path(bestand)[-2]::int <= year(getvariable('peildatum')) and ontvangen::date <= getvariable('peildatum');

create or replace temp table planning as
select
    datum::date as dag, gremium, status, bedrag::decimal(18, 2) as bedrag, begroot::decimal(18, 2) as begroot
from read_csv(getvariable('map') || '/*/jaarplanning.csv', header = true, delim = ',', quote = '"', escape = '"',
              all_varchar = true, filename = 'bestand')
where parse_path(bestand)[-2]::int <= getvariable('jaar');

create or replace temp table dossier as
select parse_path(bestand)[-2]::int as jaar, dossier, beslist, eigenaar
from read_csv(getvariable('map') || '/*/dossiers.csv', header = true, delim = ',', quote = '"', escape = '"',
              all_varchar = true, filename = 'bestand')
where parse_path(bestand)[-2]::int <= getvariable('jaar');

create or replace temp table toezegging as
select parse_path(bestand)[-2]::int as jaar, coalesce(h.nu, corporatie) as corporatie, aantal::int as aantal
from read_csv(getvariable('map') || '/*/taakstelling.csv', header = true, delim = ',', quote = '"', escape = '"',
              all_varchar = true, filename = 'bestand')
left join heet_nu as h on h.oud = corporatie
where parse_path(bestand)[-2]::int <= getvariable('jaar');

create or replace temp table verwijzer as
select
    verwijzer_id, naam, type, geldig_van::date as geldig_van, geldig_tot::date as geldig_tot,
    deelnemersovereenkomst_sinds::date as sinds
from read_csv(getvariable('map') || '/verwijzers.csv', header = true, delim = ',', quote = '"', escape = '"',
              all_varchar = true);

create or replace temp table tarief as
select trajectprijs::decimal(18, 2) as prijs, geldig_van::date as geldig_van
from read_csv(getvariable('map') || '/tarieven.csv', header = true, delim = ',', quote = '"', escape = '"',
              all_varchar = true);

create or replace temp table reeks as
select indicator as cijfer, jaar::int as jaar, waarde::double as waarde, noemer::int as noemer
from read_csv(getvariable('map') || '/reeksen.csv', header = true, delim = ',', quote = '"', escape = '"',
              all_varchar = true);
