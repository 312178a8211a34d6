-- De zorgorganisaties en hun overeenkomsten, op de laatste dag van de periode.
with geldig as (
    select p.jaar, v.type, v.type = 'deelnemer' and coalesce(v.sinds <= p.einde, false) as getekend
    from periode as p
    inner join verwijzer as v on v.geldig_van <= p.einde and coalesce(v.geldig_tot >= p.einde, true)
),
deelnemer as (
    select
        p.jaar,
        count(g.jaar) filter (g.type = 'deelnemer') as deelnemers,
        count(g.jaar) filter (g.getekend) as overeenkomsten
    from periode as p
    left join geldig as g using (jaar)
    group by all
)
select
    v.cijfer, v.groep, v.jaar, count(g.jaar) filter (v.groep = '' or g.type = v.groepswaarde)::double as waarde,
    null::double as noemer
from vraag as v
left join geldig as g using (jaar)
where v.cijfer = 'partijen'
group by all
union all
select 'deelnemers', '', jaar, deelnemers, null from deelnemer
union all
select 'overeenkomsten', '', jaar, overeenkomsten, deelnemers from deelnemer
union all
select 'zonder_overeenkomst', '', jaar, deelnemers - overeenkomsten, deelnemers from deelnemer
union all
-- Een overeenkomst die onder een andere naam verder loopt, is er één.
select 'overeenkomsten_begonnen', '', p.jaar, count(distinct (v.verwijzer_id, v.sinds)) filter (v.sinds is not null), null
from periode as p
left join verwijzer as v on v.sinds between p.begin and p.einde
group by p.jaar
