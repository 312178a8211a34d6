-- Schattingen volgens Kaplan–Meier: op elke dag waarop een einde is gezien, vermenigvuldigt de kans om nog door te gaan
-- met 1 - einden / gevallen die tot die dag zijn gevolgd. Wie tot en met die dag is gevolgd, hoort daar nog bij.
with laatst_gezien as (
    select traject_id, max(dag) as dag from nameting where woont_nog = 'ja' group by traject_id
),
geval as (
    -- Het wachten: van de wachtlijst tot de woning. Uitval en de laatste dag van de periode breken het volgen af.
    select
        'wachttijd' as wat, g.groep, p.jaar,
        coalesce(t.start_huur <= p.einde, false) as gebeurd,
        case
            when t.start_huur <= p.einde then t.start_huur
            when t.uitval_datum <= p.einde then t.uitval_datum
            else p.einde
        end - t.wachtlijstdatum as dagen
    from periode as p
    inner join traject as t on t.wachtlijstdatum between p.begin - interval 1 year and p.einde
    inner join traject_groep as g using (traject_id)
    where g.groep = '' or g.groep like 'corporatie=%'
    union all
    -- Het wonen: van de start tot het einde van de huur. Na de afsluiting ziet alleen een nameting wie er nog woont.
    select
        'wonen', '', p.jaar,
        coalesce(t.einde_huur <= p.einde, false),
        case
            when t.einde_huur <= p.einde then t.einde_huur
            when t.afsluitdatum is null then p.einde
            else least(p.einde, greatest(t.afsluitdatum, coalesce(l.dag, t.afsluitdatum)))
        end - t.start_huur
    from periode as p
    inner join traject as t on t.start_huur <= p.einde
    left join laatst_gezien as l using (traject_id)
),
moment as (
    select wat, groep, jaar, dagen, count(*) filter (gebeurd) as einden
    from geval
    group by all
),
stap as (
    select m.*, (
        select count(*) from geval as g
        where g.wat = m.wat and g.groep = m.groep and g.jaar = m.jaar and g.dagen >= m.dagen
    ) as gevolgd
    from moment as m
),
kans as (
    select *, product(1.0 - einden / gevolgd) over (partition by wat, groep, jaar order by dagen) as resterend
    from stap
),
mediaan as (
    select wat, groep, jaar, min(dagen) / 30.4375 as maanden
    from kans
    where resterend <= 0.5 + 1e-9
    group by all
),
-- 12 en 24 maanden van 30,4375 dagen. Is niemand zo lang gevolgd, dan is het deel niet bekend.
deel as (
    select
        k.jaar, h.maanden,
        if(max(k.dagen) >= h.maanden * 30.4375,
            100 * coalesce(min(k.resterend) filter (k.dagen <= h.maanden * 30.4375), 1.0), null) as deel
    from kans as k
    cross join (select unnest([12, 24]) as maanden) as h
    where k.wat = 'wonen'
    group by k.jaar, h.maanden
),
aantal as (
    select wat, groep, jaar, count(*) as gevallen from geval group by all
),
-- Op de laatste dag van de periode nog zonder woning: wachtend of zonder woning vertrokken.
zonder_woning as (
    select groep, jaar, count(*) filter (not gebeurd) as gevallen from geval where wat = 'wachttijd' group by all
)
select v.cijfer, v.groep, v.jaar,
    case v.cijfer
        when 'wachttijd_groep' then coalesce(w.gevallen, 0)
        when 'wachttijd_zonder_woning' then coalesce(z.gevallen, 0)
        when 'wachttijd_geschat' then m.maanden
        when 'huurders' then coalesce(h.gevallen, 0)
        when 'woont_na_12' then r12.deel
        when 'woont_na_24' then r24.deel
    end::double as waarde,
    case
        when v.cijfer in ('wachttijd_zonder_woning', 'wachttijd_geschat') then coalesce(w.gevallen, 0)
        when v.cijfer in ('woont_na_12', 'woont_na_24') then coalesce(h.gevallen, 0)
    end::double as noemer
from vraag as v
left join aantal as w on w.wat = 'wachttijd' and w.groep = v.groep and w.jaar = v.jaar
left join aantal as h on h.wat = 'wonen' and h.groep = v.groep and h.jaar = v.jaar
left join zonder_woning as z on z.groep = v.groep and z.jaar = v.jaar
left join mediaan as m on m.wat = 'wachttijd' and m.groep = v.groep and m.jaar = v.jaar
left join deel as r12 on r12.jaar = v.jaar and r12.maanden = 12
left join deel as r24 on r24.jaar = v.jaar and r24.maanden = 24
where v.cijfer in (
    'wachttijd_groep', 'wachttijd_zonder_woning', 'wachttijd_geschat', 'huurders', 'woont_na_12', 'woont_na_24'
)
