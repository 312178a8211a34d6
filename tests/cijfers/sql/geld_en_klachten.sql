-- Facturen, de trajectprijs en klachten.
select 'gefactureerde_trajecten' as cijfer, '' as groep, p.jaar, count(f.factuur_id)::double as waarde,
    null::double as noemer
from periode as p
left join factuur as f on f.eerste and f.dag between p.begin and p.einde
group by p.jaar
union all
-- De intakes van de periode zonder factuur, hoe veel later die ook had kunnen komen; vóór de eerste trajectprijs is er geen.
select 'nog_niet_gefactureerd', '', p.jaar,
    count(t.traject_id) filter (
        t.intakedatum >= (select min(geldig_van) from tarief)
        and t.traject_id not in (select traject_id from factuur where bedrag >= 0)
    ),
    count(t.traject_id)
from periode as p
left join traject as t on t.intakedatum between p.begin and p.einde
group by p.jaar
union all
select 'gefactureerd_bedrag', '', p.jaar, coalesce(sum(f.bedrag), 0), null
from periode as p
left join factuur as f on f.dag between p.begin and p.einde
group by p.jaar
union all
-- De prijs van het jongste tarief dat op de laatste dag van de periode al gold; vóór het eerste tarief is er geen prijs.
select 'trajectprijs', '', p.jaar, arg_max(t.prijs, t.geldig_van), null
from periode as p
left join tarief as t on t.geldig_van <= p.einde
group by p.jaar
union all
select v.cijfer, v.groep, v.jaar, count(k.klacht_id), null
from vraag as v
left join klacht as k on k.dag between v.begin and v.einde and (v.groep = '' or k.oordeel = v.groepswaarde)
where v.cijfer = 'klachten'
group by all
