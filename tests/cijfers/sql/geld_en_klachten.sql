-- Facturen, de trajectprijs en klachten.
-- Wat een traject is gecrediteerd en niet is terugbetaald, haalt zijn onbetaalde facturen terug, de nieuwste eerst.
with beoordeeld as (
    select
        f.*,
        t.intakedatum,
        f.bedrag < 0 as credit,
        f.bedrag > 0 and f.betaald is null
        and sum(if(f.bedrag >= 0 and f.betaald is null, f.bedrag, 0)) over (
            partition by f.traject_id order by f.dag desc, f.factuur_id desc
            rows between unbounded preceding and current row
        ) <= -sum(if(f.bedrag < 0 and f.betaald is null, f.bedrag, 0)) over (partition by f.traject_id) as terug
    from factuur as f
    left join traject as t using (traject_id)
),
van_factuur as (
    select
        v.cijfer,
        v.groep,
        v.jaar,
        count(*) filter (not f.credit) as facturen,
        count(*) filter (f.credit) as creditfacturen,
        -coalesce(sum(f.bedrag) filter (f.credit), 0) as gecrediteerd_bedrag,
        count(*) filter (not f.credit and f.dag > f.intakedatum + 31) as facturen_laat_verstuurd,
        count(*) filter (f.eerste and f.intakedatum < v.begin) as facturen_eerder,
        count(*) filter (not f.credit and not f.eerste) as facturen_herhaald,
        count(*) filter (not f.credit and f.betaald is not null) as facturen_betaald,
        count(*) filter (f.terug) as facturen_gecrediteerd,
        count(*) filter (not f.credit and f.betaald is null and not f.terug) as facturen_open,
        count(*) filter (
            not f.credit and f.betaald is null and not f.terug and f.dag + 30 < getvariable('peildatum')
        ) as facturen_te_laat,
        coalesce(sum(f.bedrag) filter (f.betaald is not null), 0) as betaald_bedrag,
        coalesce(sum(f.bedrag) filter (f.betaald is null), 0) as openstaand_bedrag,
        coalesce(sum(f.bedrag), 0) as gefactureerd_bedrag
    from vraag as v
    left join (beoordeeld as f inner join traject_groep as g using (traject_id))
        on g.groep = v.groep and f.dag between v.begin and v.einde
    where v.cijfer in ('gefactureerd_bedrag', 'creditfacturen', 'gecrediteerd_bedrag', 'betaald_bedrag', 'openstaand_bedrag')
        or v.cijfer = 'facturen' or v.cijfer like 'facturen_%'
    group by all
),
factuurcijfer as (
    select
        cijfer,
        groep,
        jaar,
        -- Zolang in het register geen enkele betaling staat, zegt een onbetaalde factuur niets.
        case
            when cijfer in (
                'facturen_betaald', 'facturen_gecrediteerd', 'facturen_open', 'facturen_te_laat', 'betaald_bedrag',
                'openstaand_bedrag'
            ) and not exists (from factuur where betaald is not null) then null
            when cijfer = 'facturen' then facturen
            when cijfer = 'creditfacturen' then creditfacturen
            when cijfer = 'gecrediteerd_bedrag' then gecrediteerd_bedrag
            when cijfer = 'facturen_laat_verstuurd' then facturen_laat_verstuurd
            when cijfer = 'facturen_eerder' then facturen_eerder
            when cijfer = 'facturen_herhaald' then facturen_herhaald
            when cijfer = 'facturen_betaald' then facturen_betaald
            when cijfer = 'facturen_gecrediteerd' then facturen_gecrediteerd
            when cijfer = 'facturen_open' then facturen_open
            when cijfer = 'facturen_te_laat' then facturen_te_laat
            when cijfer = 'betaald_bedrag' then betaald_bedrag
            when cijfer = 'openstaand_bedrag' then openstaand_bedrag
            when cijfer = 'gefactureerd_bedrag' then gefactureerd_bedrag
        end::double as waarde,
        if(cijfer like 'facturen_%', facturen, null)::double as noemer
    from van_factuur
)
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
-- De prijs van het jongste tarief dat op de laatste dag van de periode al gold; vóór het eerste tarief is er geen prijs.
select 'trajectprijs', '', p.jaar, arg_max(t.prijs, t.geldig_van), null
from periode as p
left join tarief as t on t.geldig_van <= p.einde
group by p.jaar
union all
select v.cijfer, v.groep, v.jaar, count(k.klacht_id), null
from vraag as v
left join klacht as k on k.dag between v.begin and v.einde
    and (v.groep = '' or if(v.kolom = 'oordeel', k.oordeel, k.afhandeling) = v.groepswaarde)
where v.cijfer = 'klachten'
group by all
union all
select cijfer, groep, jaar, waarde, noemer from factuurcijfer
union all
select
    v.cijfer, v.groep, v.jaar,
    count(t.traject_id) filter (
        case
            when v.cijfer = 'intakes_zonder_prijs'
                then coalesce(t.intakedatum < (select min(geldig_van) from tarief), true)
            else t.intakedatum >= (select min(geldig_van) from tarief)
                and t.traject_id in (select traject_id from factuur where bedrag >= 0)
        end
    ),
    count(t.traject_id)
from vraag as v
left join traject as t on t.intakedatum between v.begin and v.einde
where v.cijfer in ('intakes_gefactureerd', 'intakes_zonder_prijs')
group by all
