-- Wie er op de laatste dag van de periode wacht, naar hoe lang al; en wie in de periode op de wachtlijst terugkwam.
with wachtend as (
    select t.traject_id, p.jaar, p.einde - t.wachtlijstdatum as dagen
    from traject as t
    inner join periode as p
        on t.wachtlijstdatum <= p.einde
        and coalesce(t.start_huur > p.einde, true)
        and coalesce(t.uitval_datum > p.einde, true)
),
geval as (
    select
        case
            when dagen < 6 * 30.4375 then 'wacht_vanaf_0'
            when dagen < 12 * 30.4375 then 'wacht_vanaf_6'
            when dagen < 18 * 30.4375 then 'wacht_vanaf_12'
            else 'wacht_vanaf_18'
        end as cijfer,
        traject_id, jaar
    from wachtend
    union all
    -- Terug: van deze kandidaat is er een traject met een eerdere aanmelding.
    select 'wachtlijst_terug', t.traject_id, p.jaar
    from traject as t
    inner join periode as p on t.wachtlijstdatum between p.begin and p.einde
    where exists (
        select 1 from traject as e where e.kandidaat_id = t.kandidaat_id and e.aanmelddatum < t.aanmelddatum
    )
),
geheel as (
    select 'wacht' as soort, traject_id, jaar from wachtend
    union all
    select 'terug', t.traject_id, p.jaar
    from traject as t
    inner join periode as p on t.wachtlijstdatum between p.begin and p.einde
),
deel as (
    select v.cijfer, v.groep, v.jaar, count(g.traject_id) as waarde
    from vraag as v
    left join (geval inner join traject_groep using (traject_id)) as g
        on g.cijfer = v.cijfer and g.groep = v.groep and g.jaar = v.jaar
    group by all
),
noemer as (
    select v.cijfer, v.groep, v.jaar, count(g.traject_id) as noemer
    from vraag as v
    left join (geheel inner join traject_groep using (traject_id)) as g
        on g.soort = if(v.cijfer = 'wachtlijst_terug', 'terug', 'wacht') and g.groep = v.groep and g.jaar = v.jaar
    group by all
)
select cijfer, groep, jaar, d.waarde::double as waarde, n.noemer::double as noemer
from deel as d
inner join noemer as n using (cijfer, groep, jaar)
where cijfer like 'wacht_vanaf_%' or cijfer = 'wachtlijst_terug'
