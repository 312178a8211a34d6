-- Duurzaam wonen: het cohort van een jaar, volgens de nieuwste nameting die op de peildatum bekend was.
with nieuwste as (
    select * from nameting qualify row_number() over (partition by traject_id order by dag desc) = 1
),
cohort as (
    select p.jaar, t.traject_id, n.*
    from periode as p
    inner join traject as t
        on t.resultaat = 'positief' and t.afsluitdatum between p.begin and p.einde and t.start_huur is not null
    left join nieuwste as n on n.traject_id = t.traject_id
),
geteld as (
    select
        p.jaar,
        count(c.traject_id) as cohort,
        count(c.dag) as gemeten,
        count(*) filter (c.woont_nog = 'ja') as woont_nog,
        count(*) filter (c.woont_nog = 'nee' and c.verhuisinitiatief = 'eigen') as eigen,
        count(*) filter (c.woont_nog = 'nee' and c.verhuisinitiatief = 'corporatie') as corporatie,
        count(*) filter (c.woont_nog = 'nee' and c.verhuisinitiatief is null) as initiatief_onbekend,
        count(*) filter (c.dag is not null and c.woont_nog is null) as wonen_onbekend,
        count(*) filter (c.overlast = 'geen') as o_geen,
        count(*) filter (c.overlast = 'meldingen') as o_meldingen,
        count(*) filter (c.overlast = 'structureel') as o_structureel,
        -- Een leeg antwoord is niet gemeten.
        count(*) filter (c.dag is not null and coalesce(c.overlast, 'niet_gemeten') = 'niet_gemeten') as o_niet,
        count(*) filter (c.huurachterstand = 'geen') as h_geen,
        count(*) filter (c.huurachterstand = 'opgelost') as h_opgelost,
        count(*) filter (c.huurachterstand = 'problematisch') as h_problematisch,
        count(*) filter (c.dag is not null and coalesce(c.huurachterstand, 'niet_gemeten') = 'niet_gemeten') as h_niet,
        count(*) filter (c.woont_nog = 'ja' and c.overlast = 'geen' and c.huurachterstand = 'geen') as strikt
    from periode as p
    left join cohort as c on c.jaar = p.jaar
    group by p.jaar
),
-- "Niet gemeten" is nooit "geen": van een cohort waarvan nog niemand is gemeten, is niets bekend, ook geen 0.
bekend as (select * from geteld where gemeten > 0 or cohort = 0)
select 'nameting_cohort' as cijfer, '' as groep, jaar, cohort::double as waarde, null::double as noemer from geteld
union all
select 'nog_niet_gemeten', '', jaar, cohort - gemeten, cohort from geteld
union all
select deel.cijfer, '', g.jaar, if(b.jaar is null, null, deel.waarde), g.cohort
from geteld as g
left join bekend as b on b.jaar = g.jaar
cross join lateral (
    values
        ('woont_nog', g.woont_nog::double),
        ('verhuisd_eigen_initiatief', g.eigen),
        ('verhuisd_initiatief_corporatie', g.corporatie),
        ('verhuisd_initiatief_onbekend', g.initiatief_onbekend),
        ('wonen_onbekend', g.wonen_onbekend),
        ('overlast_geen', g.o_geen),
        ('overlast_meldingen', g.o_meldingen),
        ('overlast_structureel', g.o_structureel),
        ('overlast_niet_gemeten', g.o_niet),
        ('huurachterstand_geen', g.h_geen),
        ('huurachterstand_opgelost', g.h_opgelost),
        ('huurachterstand_problematisch', g.h_problematisch),
        ('huurachterstand_niet_gemeten', g.h_niet),
        -- Zoals gepubliceerd: het deel van het hele cohort zonder overlast.
        ('duurzaam', 100.0 * g.o_geen / nullif(g.cohort, 0)),
        ('duurzaam_strikt_aantal', g.strikt),
        -- Per kandidaat bepaald: uit de drie percentages is dit niet af te leiden.
        ('duurzaam_strikt', 100.0 * g.strikt / nullif(g.cohort, 0))
) as deel(cijfer, waarde)
union all
-- Ontruimingen tellen nametingen, niet kandidaten, en van elk jaar van afsluiting.
select 'ontruimingen', '', p.jaar, count(n.traject_id), null
from periode as p
left join nameting as n on n.dag between p.begin and p.einde and n.ontruiming = 'ja'
group by p.jaar
