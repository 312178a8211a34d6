-- Cohorten even lang na de afsluiting: hoe het ging, wie terugkwam, en wie het loket verder volgt. Wie nog niet zo ver is, hoort
-- niet bij een moment. Een moment in maanden krijgt de eerste nameting van zes maanden ervoor tot zes maanden erna.
with moment(cijfer, maanden) as (
    values ('eerste_nameting', null::int), ('na_6_maanden', 6), ('na_12_maanden', 12), ('na_24_maanden', 24)
),
lid as (
    select p.jaar, m.cijfer, m.maanden, t.*, t.afsluitdatum + to_months(m.maanden) as tot
    from periode as p
    cross join moment as m
    inner join traject as t
        on t.resultaat = 'positief' and t.start_huur is not null and t.afsluitdatum between p.begin and p.einde
        and (m.maanden is null or t.afsluitdatum + to_months(m.maanden) <= getvariable('peildatum'))
),
meting as (
    select l.jaar, l.cijfer, n.*
    from lid as l
    inner join nameting as n
        on n.traject_id = l.traject_id
        and (
            l.maanden is null
            or (
                n.dag >= l.afsluitdatum + to_months(l.maanden - 6)
                and n.dag < l.afsluitdatum + to_months(l.maanden + 6)
            )
        )
    qualify row_number() over (partition by l.cijfer, l.traject_id order by n.dag) = 1
),
-- Wie de woning verloor. Is de dag niet bekend, dan telt de dag van de nameting die het vertelt.
verteld as (
    select traject_id, min(dag) as dag
    from nameting
    where verhuisinitiatief = 'corporatie' or ontruiming = 'ja'
    group by traject_id
),
weg as (
    select
        l.jaar, l.cijfer, l.traject_id, l.tot,
        (
            select min(a.aanmelddatum)
            from traject as a
            where a.kandidaat_id = l.kandidaat_id and a.traject_id <> l.traject_id
                and a.aanmelddatum >= l.afsluitdatum
        ) as aangemeld,
        if(coalesce(l.einde_huur, v.dag) >= l.afsluitdatum, coalesce(l.einde_huur, v.dag), null) as dag,
        coalesce(l.einde_reden in ('initiatief corporatie', 'ontruiming'), false) or v.dag is not null as verloren,
        coalesce(l.einde_reden <> 'onbekend', false) or exists (
            select 1
            from nameting as n
            where n.traject_id = l.traject_id
                and n.dag >= l.afsluitdatum + to_months(l.maanden - 6)
                and (n.woont_nog = 'ja' or n.verhuisinitiatief in ('eigen', 'corporatie'))
        ) as gezien
    from lid as l
    left join verteld as v on v.traject_id = l.traject_id
    where l.maanden is not null
),
terugkeer as (
    select
        w.jaar, w.cijfer, w.traject_id,
        case
            when w.verloren and w.dag <= w.tot and coalesce(w.aangemeld >= w.dag, true) then 'woning verloren'
            when coalesce(w.aangemeld <= w.tot, false) then 'nieuwe aanmelding'
            when w.gezien then 'niet terug'
            else 'woning niet bekend'
        end as soort
    from weg as w
),
uitkomst as (
    select l.jaar, l.cijfer, '' as groep, 1 as telt from lid as l
    union all
    select l.jaar, l.cijfer, 'wonen=' || case
        when n.dag is null then 'niet gemeten'
        when n.woont_nog = 'ja' then 'woont er nog'
        when n.woont_nog is null then 'niet bekend of zij er nog wonen'
        when n.verhuisinitiatief = 'eigen' then 'verhuisd op eigen initiatief'
        when n.verhuisinitiatief = 'corporatie' then 'verhuisd op initiatief van de corporatie'
        else 'verhuisd zonder bekend initiatief'
    end, 1
    from lid as l
    left join meting as n on n.cijfer = l.cijfer and n.traject_id = l.traject_id
    union all
    select l.jaar, l.cijfer, unnest([
        'overlast=' || coalesce(n.overlast, 'niet_gemeten'),
        'huurachterstand=' || coalesce(n.huurachterstand, 'niet_gemeten'),
        'ontruimd=' || case n.ontruiming
            when 'ja' then 'ontruimd' when 'nee' then 'niet ontruimd' else 'ontruiming niet gemeten'
        end
    ]), 1
    from lid as l
    left join meting as n on n.cijfer = l.cijfer and n.traject_id = l.traject_id
    union all
    select l.jaar, l.cijfer, 'strikt=' || if(
        coalesce(n.woont_nog = 'ja' and n.overlast = 'geen' and n.huurachterstand = 'geen', false),
        'strikt duurzaam', 'niet strikt duurzaam of niet gemeten'
    ), 1
    from lid as l
    left join meting as n on n.cijfer = l.cijfer and n.traject_id = l.traject_id
    union all
    select jaar, cijfer, 'terugkeer=' || soort, 1 from terugkeer
    union all
    select jaar, cijfer, 'terug=' || if(
        soort in ('woning verloren', 'nieuwe aanmelding'), 'terug', 'niet terug voor zover bekend'
    ), 1
    from terugkeer
),
gemeten as (
    select distinct jaar, cijfer from meting
),
-- Wat van een nameting komt, is onbekend zolang niemand toen is gemeten; wie terugkwam, is dan wel bekend.
volgmoment as (
    select
        v.cijfer, v.groep, v.jaar,
        if(v.groep = '' or v.groep like 'terug%' or g.cijfer is not null, coalesce(sum(u.telt), 0), null) as waarde
    from vraag as v
    left join uitkomst as u on u.cijfer = v.cijfer and u.groep = v.groep and u.jaar = v.jaar
    left join gemeten as g on g.cijfer = v.cijfer and g.jaar = v.jaar
    where v.cijfer in (select cijfer from moment)
    group by v.cijfer, v.groep, v.jaar, g.cijfer
),
-- Wie het loket loslaat, en wie het verder volgt.
gevolgd as (
    select
        t.traject_id, t.afsluitdatum, t.afsluitdatum + to_months(getvariable('nameting_maanden')::int) as einde,
        t.afsluitdatum + to_months(getvariable('nameting_maanden')::int - 6) as laat,
        (select max(dag) from nameting as n where n.traject_id = t.traject_id) as laatste
    from traject as t
    where t.resultaat = 'positief' and t.start_huur is not null
),
volgen as (
    select
        p.jaar,
        count(g.traject_id) filter (g.einde between p.begin and p.einde) as los,
        count(g.traject_id) filter (
            g.einde between p.begin and p.einde and coalesce(g.laatste < g.laat, true)
        ) as ongemeten,
        count(g.traject_id) filter (g.afsluitdatum <= p.einde and g.einde > p.einde) as meten,
        count(g.traject_id) filter (g.afsluitdatum <= p.einde and g.einde > p.einde and g.laatste is null) as eerste
    from periode as p
    left join gevolgd as g on true
    group by p.jaar
),
sleutel as (
    select p.jaar, count(t.traject_id) as aantal,
        quantile_cont(t.start_huur - t.aanmelddatum, [0.25, 0.5, 0.75]) as delen,
        avg(t.start_huur - t.aanmelddatum) as gemiddeld
    from periode as p
    left join traject as t on t.start_huur between p.begin and p.einde
    group by p.jaar
)
select cijfer, groep, jaar, waarde::double as waarde, null::double as noemer from volgmoment
union all
select s.cijfer, '', jaar, s.waarde::double, aantal
from sleutel
cross join lateral (
    values
        ('sleutel_dagen_kwart', delen[1]),
        ('sleutel_dagen', delen[2]),
        ('sleutel_dagen_driekwart', delen[3]),
        ('sleutel_dagen_gemiddeld', gemiddeld)
) as s(cijfer, waarde)
union all
select 'los_te_laten', '', jaar, los, null from volgen
union all
select 'los_zonder_meting', '', jaar, ongemeten, los from volgen
union all
select 'te_meten', '', jaar, meten, null from volgen
union all
select 'te_meten_eerste', '', jaar, eerste, meten from volgen
