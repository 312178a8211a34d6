-- Welke cijfers worden gevraagd: elk cijfer zonder uitsplitsing, en de uitsplitsingen van het verslag.
-- Een groep zonder gevallen moet ook een rij geven (met 0), daarom komen de groepen uit de keuzelijsten.

-- Het verslagjaar, het jaar ervoor, en de twee jaren van de cohorten; alle zoals bekend op de peildatum.
create or replace temp table periode as
select
    j as jaar,
    make_date(j, 1, 1) as begin,
    make_date(j, 12, 31) as einde,
    j in (select jaarmap.jaar from jaarmap) as in_register
from (select unnest(range(getvariable('jaar') - 2, getvariable('jaar') + 1))::int as j);

create or replace temp table uitsplitsing as
select 'verwijzertype' as kolom, unnest(['convenantpartner', 'deelnemer']) as waarde
union all select 'verwijzerstatus', unnest([
    'partner in het convenant', 'deelnemer met overeenkomst', 'deelnemer zonder overeenkomst'
])
union all select 'corporatie', naam from corporatie
union all select 'plaatsingsgemeente', unnest(getvariable('gemeenten'))
union all select 'bindingsgemeente', unnest(getvariable('gemeenten'))
union all select 'uitval_fase', unnest(['aanmelding', 'intake', 'wachtlijst'])
union all select 'uitval_reden', unnest(getvariable('uitval_redenen'))
union all select 'afsluitreden', unnest(getvariable('afsluit_redenen'))
union all select 'oordeel', unnest(['gegrond', 'deels_gegrond', 'ongegrond', 'niet_ontvankelijk'])
-- Hoe het ging op een moment na de afsluiting.
union all select 'wonen', unnest([
    'woont er nog', 'verhuisd op eigen initiatief', 'verhuisd op initiatief van de corporatie',
    'verhuisd zonder bekend initiatief', 'niet bekend of zij er nog wonen', 'niet gemeten'
])
union all select 'overlast', unnest(['geen', 'meldingen', 'structureel', 'niet_gemeten'])
union all select 'huurachterstand', unnest(['geen', 'opgelost', 'problematisch', 'niet_gemeten'])
union all select 'ontruimd', unnest(['ontruimd', 'niet ontruimd', 'ontruiming niet gemeten'])
union all select 'strikt', unnest(['strikt duurzaam', 'niet strikt duurzaam of niet gemeten'])
union all select 'terug', unnest(['terug', 'niet terug voor zover bekend'])
union all select 'terugkeer', unnest(['nieuwe aanmelding', 'woning verloren', 'woning niet bekend', 'niet terug'])
union all select 'bindingsplek', unnest(['gemeente van het loket', 'andere gemeente'])
union all select 'route', unnest(getvariable('routes'))
union select 'bindingsregio', unnest(getvariable('deelregios')).deelregio where getvariable('heeft_deelregios')
union select 'plaatsingsregio', unnest(getvariable('deelregios')).deelregio where getvariable('heeft_deelregios')
-- Wat in geen lijst staat, en wat onbekend is, telt onder zijn eigen naam: geen geval valt weg.
union select 'verwijzertype', verwijzertype from traject
union select 'verwijzerstatus', verwijzerstatus from traject
union select 'verwijzer', verwijzer from traject
union select 'corporatie', corporatie from traject where corporatie is not null
union select 'plaatsingsgemeente', plaatsingsgemeente from traject where plaatsingsgemeente is not null
union select 'bindingsgemeente', bindingsgemeente from traject
union select 'uitval_reden', uitval_reden from traject where uitval_reden is not null
union select 'afsluitreden', afsluitreden from traject where afsluitreden is not null
union select 'bindingsplek', bindingsplek from traject
union select 'bindingsregio', bindingsregio from traject where bindingsregio is not null
union select 'plaatsingsregio', plaatsingsregio from traject where plaatsingsregio is not null
union select 'route', route from traject where route is not null
union select 'oordeel', oordeel from klacht where oordeel is not null
union select 'afhandeling', unnest(['iets gedaan', 'niets gedaan', 'niet vastgelegd'])
union select 'gremium', gremium from planning;

create or replace temp table vraag as
with per_cijfer(cijfer, kolommen) as (
    values
        ('aanmeldingen', ['verwijzertype', 'verwijzerstatus', 'verwijzer']),
        ('intakes', ['verwijzertype', 'verwijzer']),
        ('wachtlijst_in', ['corporatie']),
        ('uitval', ['uitval_fase', 'uitval_reden', 'verwijzertype', 'bindingsregio']),
        ('wachtlijst', ['corporatie', 'bindingsgemeente', 'bindingsregio']),
        ('plaatsingen', [
            'verwijzertype', 'corporatie', 'plaatsingsgemeente', 'bindingsgemeente', 'bindingsplek', 'bindingsregio',
            'plaatsingsregio'
        ]),
        ('wachttijd', ['corporatie']),
        ('wachttijd_mediaan', ['corporatie']),
        ('geplaatst_binnen_afspraak', ['corporatie']),
        ('binnen_afspraak', ['corporatie']),
        ('taakstelling', ['corporatie']),
        ('realisatie', ['corporatie']),
        ('geplaatst_eigen_gemeente', ['bindingsgemeente', 'bindingsplek', 'bindingsregio']),
        ('eigen_gemeente', ['bindingsplek', 'bindingsregio']),
        ('eigen_gemeente_onbekend', []),
        ('positief_afgesloten', []),
        ('negatief_afgesloten', ['afsluitreden', 'verwijzertype']),
        ('gefactureerde_trajecten', []),
        ('gefactureerd_bedrag', ['verwijzertype', 'verwijzer']),
        ('nog_niet_gefactureerd', []),
        ('trajectprijs', []),
        ('klachten', ['oordeel', 'afhandeling']),
        ('nameting_cohort', []),
        ('woont_nog', []),
        ('verhuisd_eigen_initiatief', []),
        ('verhuisd_initiatief_corporatie', []),
        ('verhuisd_initiatief_onbekend', []),
        ('wonen_onbekend', []),
        ('nog_niet_gemeten', []),
        ('overlast_geen', []),
        ('overlast_meldingen', []),
        ('overlast_structureel', []),
        ('overlast_niet_gemeten', []),
        ('huurachterstand_geen', []),
        ('huurachterstand_opgelost', []),
        ('huurachterstand_problematisch', []),
        ('huurachterstand_niet_gemeten', []),
        ('duurzaam', []),
        ('duurzaam_strikt_aantal', []),
        ('duurzaam_strikt', []),
        ('ontruimingen', []),
        ('aangemeld_intake', []),
        ('aangemeld_wachtlijst', []),
        ('aangemeld_geplaatst', []),
        ('aangemeld_uitgevallen', []),
        ('aangemeld_onderweg', []),
        ('wacht_vanaf_0', ['corporatie']),
        ('wacht_vanaf_6', ['corporatie']),
        ('wacht_vanaf_12', ['corporatie']),
        ('wacht_vanaf_18', ['corporatie']),
        ('wachtlijst_terug', ['corporatie']),
        ('wachttijd_groep', ['corporatie']),
        ('wachttijd_zonder_woning', ['corporatie']),
        ('wachttijd_geschat', ['corporatie']),
        ('huurders', []),
        ('woont_na_12', []),
        ('huurders_einde_onbekend', []),
        ('woont_na_24', []),
        ('woont_na_12_minstens', []),
        ('woont_na_24_minstens', []),
        ('afspraak_groep', ['corporatie', 'bindingsregio']),
        ('afspraak_gehaald', ['corporatie', 'bindingsregio']),
        ('afspraak_deel', ['corporatie', 'bindingsregio']),
        ('wacht_te_lang', ['corporatie', 'bindingsregio']),
        ('langste_wacht', ['corporatie', 'bindingsregio']),
        ('wachtlijst_maanden', ['corporatie']),
        ('facturen', ['verwijzertype', 'verwijzer']),
        ('creditfacturen', ['verwijzertype', 'verwijzer']),
        ('gecrediteerd_bedrag', ['verwijzertype', 'verwijzer']),
        ('facturen_laat_verstuurd', ['verwijzertype', 'verwijzer']),
        ('facturen_eerder', ['verwijzertype', 'verwijzer']),
        ('facturen_herhaald', ['verwijzertype', 'verwijzer']),
        ('facturen_betaald', ['verwijzertype', 'verwijzer']),
        ('facturen_gecrediteerd', ['verwijzertype', 'verwijzer']),
        ('facturen_open', ['verwijzertype', 'verwijzer']),
        ('facturen_te_laat', ['verwijzertype', 'verwijzer']),
        ('betaald_bedrag', ['verwijzertype', 'verwijzer']),
        ('openstaand_bedrag', ['verwijzertype', 'verwijzer']),
        ('intakes_gefactureerd', []),
        ('intakes_zonder_prijs', []),
        ('partijen', ['verwijzertype']),
        ('deelnemers', []),
        ('overeenkomsten', []),
        ('zonder_overeenkomst', []),
        ('overeenkomsten_begonnen', []),
        ('eerste_nameting', ['wonen', 'overlast', 'huurachterstand', 'ontruimd', 'strikt']),
        ('na_6_maanden', ['terug', 'terugkeer']),
        ('na_12_maanden', ['wonen', 'overlast', 'huurachterstand', 'ontruimd', 'strikt', 'terug', 'terugkeer']),
        ('na_24_maanden', ['wonen', 'overlast', 'huurachterstand', 'ontruimd', 'strikt', 'terug', 'terugkeer']),
        ('sleutel_dagen', []),
        ('sleutel_dagen_kwart', []),
        ('sleutel_dagen_driekwart', []),
        ('sleutel_dagen_gemiddeld', []),
        ('huurders_na_12', []),
        ('huurders_na_24', []),
        ('los_te_laten', []),
        ('los_zonder_meting', []),
        ('te_meten', []),
        ('te_meten_eerste', []),
        ('geplaatst_eigen_regio', ['bindingsgemeente', 'bindingsregio']),
        ('eigen_regio', ['bindingsregio']),
        ('aanmeldingen_route', ['route']),
        ('aanmeldingen_gesloten_route', ['route']),
        ('route_niet_doorverwezen', ['route']),
        ('doorverwezen', ['route']),
        ('planning', ['gremium']),
        ('planning_gehouden', ['gremium']),
        ('planning_gepland', ['gremium']),
        ('planning_te_laat', ['gremium']),
        ('planning_vervallen', ['gremium']),
        ('planning_begroot', []),
        ('planning_bedrag', []),
        ('planning_begroot_bekend', []),
        ('planning_bedrag_begroot', []),
        ('dossiers', []),
        ('dossiers_besluit_nodig', []),
        ('dossiers_zonder_eigenaar', []),
        ('klachten_ontvangen', []),
        ('klachten_op_tijd', ['oordeel']),
        ('klachten_langste_duur', ['oordeel']),
        ('klachten_open', []),
        ('klachten_over_termijn', [])
),
per_groep as (
    select cijfer, '' as groep, null as kolom, null as groepswaarde from per_cijfer
    union all
    select p.cijfer, u.kolom || '=' || u.waarde, u.kolom, u.waarde
    from per_cijfer as p
    inner join uitsplitsing as u on list_contains(p.kolommen, u.kolom)
    -- De uitval staat ook in een kruistabel: fase en reden samen.
    union all
    select 'uitval', 'uitval_fase=' || f.waarde || ',uitval_reden=' || r.waarde, 'uitval_fase,uitval_reden', null
    from uitsplitsing as f, uitsplitsing as r
    where f.kolom = 'uitval_fase' and r.kolom = 'uitval_reden'
    -- De plaatsingen staan in twee kruistabellen: van de binding naar de woning.
    union all
    select
        'plaatsingen', b.kolom || '=' || b.waarde || ',' || w.kolom || '=' || w.waarde, b.kolom || ',' || w.kolom, null
    from uitsplitsing as b, uitsplitsing as w
    where (b.kolom, w.kolom) in (('bindingsgemeente', 'plaatsingsgemeente'), ('bindingsregio', 'plaatsingsregio'))
)
select per_groep.*, periode.* from per_groep cross join periode;

-- Elk traject hoort bij het totaal (groep '') en bij de groep van elk van zijn kenmerken.
create or replace temp table traject_groep as
select traject_id, '' as groep from traject
union all select traject_id, 'verwijzertype=' || verwijzertype from traject where verwijzertype is not null
union all select traject_id, 'verwijzerstatus=' || verwijzerstatus from traject
union all select traject_id, 'verwijzer=' || verwijzer from traject
union all select traject_id, 'corporatie=' || corporatie from traject where corporatie is not null
union all select traject_id, 'plaatsingsgemeente=' || plaatsingsgemeente from traject where plaatsingsgemeente is not null
union all select traject_id, 'bindingsgemeente=' || bindingsgemeente from traject
union all select traject_id, 'uitval_fase=' || uitval_fase from traject where uitval_fase is not null
union all select traject_id, 'uitval_reden=' || uitval_reden from traject where uitval_reden is not null
union all
select traject_id, 'uitval_fase=' || uitval_fase || ',uitval_reden=' || uitval_reden
from traject where uitval_datum is not null
union all select traject_id, 'afsluitreden=' || afsluitreden from traject where afsluitreden is not null
union all select traject_id, 'bindingsplek=' || bindingsplek from traject
union all select traject_id, 'bindingsregio=' || bindingsregio from traject where bindingsregio is not null
union all select traject_id, 'plaatsingsregio=' || plaatsingsregio from traject where plaatsingsregio is not null
union all select traject_id, 'route=' || route from traject where route is not null
union all
select traject_id, 'bindingsgemeente=' || bindingsgemeente || ',plaatsingsgemeente=' || plaatsingsgemeente
from traject where start_huur is not null
union all
select traject_id, 'bindingsregio=' || bindingsregio || ',plaatsingsregio=' || plaatsingsregio
from traject where start_huur is not null and bindingsregio is not null;
