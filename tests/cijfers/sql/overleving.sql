-- Schattingen volgens Aalen–Johansen: op elke dag waarop een einde is gezien, vermenigvuldigt de kans om nog door te gaan
-- met 1 - einden / gevallen die tot die dag zijn gevolgd. Wie tot en met die dag is gevolgd, hoort daar nog bij. De kans op
-- een woning groeit die dag met de kans om tot dan door te gaan, maal woningen / gevolgd. Bij het wonen is elk einde gelijk
-- en is dat Kaplan–Meier.
with laatst_gezien as (
    select traject_id, max(dag) as dag from nameting where woont_nog = 'ja' group by traject_id
),
-- Het wonen: van de start tot het einde van de huur. Na de afsluiting ziet alleen een nameting wie er nog woont.
wonen as (
    select
        p.jaar,
        coalesce(t.einde_huur <= p.einde, false) as beeindigd,
        -- Negatief afgesloten, geen einde bekend, en daarna niet meer gezien.
        t.resultaat = 'negatief' and t.afsluitdatum between t.start_huur and p.einde and t.einde_huur is null
        and coalesce(l.dag <= t.afsluitdatum, true) as onbekend,
        case
            when t.einde_huur <= p.einde then t.einde_huur
            when t.afsluitdatum is null then p.einde
            when t.afsluitdatum < t.start_huur then p.einde -- heropend
            else least(p.einde, greatest(t.afsluitdatum, coalesce(l.dag, t.afsluitdatum)))
        end - t.start_huur as dagen
    from periode as p
    inner join traject as t on t.start_huur <= p.einde
    left join laatst_gezien as l using (traject_id)
),
geval as (
    -- Het wachten: van de wachtlijst tot de woning. Na uitval komt er geen; de laatste dag van de periode breekt het af.
    select
        'wachttijd' as wat, g.groep, p.jaar,
        coalesce(t.start_huur <= p.einde, false) as gebeurd,
        coalesce(t.start_huur > p.einde, true) and coalesce(t.uitval_datum <= p.einde, false) as anders,
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
    select 'wonen', '', jaar, beeindigd, false, dagen from wonen
    union all
    -- De ondergrens: wie onbekend is, is vertrokken op de dag van de afsluiting.
    select 'minstens', '', jaar, beeindigd or onbekend, false, dagen from wonen
),
moment as (
    select wat, groep, jaar, dagen, count(*) filter (gebeurd) as einden, count(*) filter (gebeurd or anders) as alle
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
gaande as (
    select *, coalesce(product(1.0 - alle / gevolgd) over (
        partition by wat, groep, jaar order by dagen rows between unbounded preceding and 1 preceding
    ), 1.0) as ervoor
    from stap
),
kans as (
    select *, 1.0 - sum(ervoor * einden / gevolgd) over (partition by wat, groep, jaar order by dagen) as resterend
    from gaande
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
        k.wat, k.jaar, h.maanden,
        if(max(k.dagen) >= h.maanden * 30.4375,
            100 * coalesce(min(k.resterend) filter (k.dagen <= h.maanden * 30.4375), 1.0), null) as deel
    from kans as k
    cross join (select unnest([12, 24]) as maanden) as h
    where k.wat in ('wonen', 'minstens')
    group by k.wat, k.jaar, h.maanden
),
aantal as (
    select wat, groep, jaar, count(*) as gevallen from geval group by all
),
-- Op de laatste dag van de periode nog zonder woning: wachtend of zonder woning vertrokken.
zonder_einde as (
    select jaar, count(*) filter (onbekend) as gevallen from wonen group by jaar
),
-- Wie tot en met zoveel maanden in de woning is gezien, op wie de schatting dan nog rust.
gevolgd as (
    select w.jaar, h.maanden, count(*) filter (w.dagen >= h.maanden * 30.4375) as gevallen
    from wonen as w
    cross join (select unnest([12, 24]) as maanden) as h
    group by w.jaar, h.maanden
),
zonder_woning as (
    select groep, jaar, count(*) filter (not gebeurd) as gevallen from geval where wat = 'wachttijd' group by all
)
select v.cijfer, v.groep, v.jaar,
    case v.cijfer
        when 'wachttijd_groep' then coalesce(w.gevallen, 0)
        when 'wachttijd_zonder_woning' then coalesce(z.gevallen, 0)
        when 'wachttijd_geschat' then m.maanden
        when 'huurders' then coalesce(h.gevallen, 0)
        when 'huurders_einde_onbekend' then coalesce(e.gevallen, 0)
        when 'huurders_na_12' then coalesce(o.gevallen, 0)
        when 'huurders_na_24' then coalesce(o.gevallen, 0)
        when 'woont_na_12' then r.deel
        when 'woont_na_24' then r.deel
        when 'woont_na_12_minstens' then r.deel
        when 'woont_na_24_minstens' then r.deel
    end::double as waarde,
    case
        when v.cijfer in ('wachttijd_zonder_woning', 'wachttijd_geschat') then coalesce(w.gevallen, 0)
        when v.cijfer like 'woont_na_%' or v.cijfer like 'huurders_%' then coalesce(h.gevallen, 0)
    end::double as noemer
from vraag as v
left join aantal as w on w.wat = 'wachttijd' and w.groep = v.groep and w.jaar = v.jaar
left join aantal as h on h.wat = 'wonen' and h.groep = v.groep and h.jaar = v.jaar
left join zonder_woning as z on z.groep = v.groep and z.jaar = v.jaar
left join mediaan as m on m.wat = 'wachttijd' and m.groep = v.groep and m.jaar = v.jaar
left join zonder_einde as e on e.jaar = v.jaar
left join gevolgd as o on o.jaar = v.jaar and v.cijfer = 'huurders_na_' || o.maanden
left join deel as r
    on r.jaar = v.jaar
    and v.cijfer = 'woont_na_' || r.maanden || if(r.wat = 'minstens', '_minstens', '')
where v.cijfer in ('wachttijd_groep', 'wachttijd_zonder_woning', 'wachttijd_geschat')
    or v.cijfer like 'huurders%' or v.cijfer like 'woont_na_%'
