-- De doorstroom: trajecten met een gebeurtenis in de periode, en de stand van de wachtlijst.
with gebeurtenis as (
    select 'aanmeldingen' as cijfer, traject_id, aanmelddatum as dag from traject
    union all select 'intakes', traject_id, intakedatum from traject
    union all select 'wachtlijst_in', traject_id, wachtlijstdatum from traject
    union all select 'uitval', traject_id, uitval_datum from traject
    union all select 'plaatsingen', traject_id, start_huur from traject
    union all select 'positief_afgesloten', traject_id, afsluitdatum from traject where resultaat = 'positief'
    union all select 'negatief_afgesloten', traject_id, afsluitdatum from traject where resultaat = 'negatief'
),
geteld as (
    select v.cijfer, v.groep, v.jaar, count(g.traject_id) as waarde
    from vraag as v
    left join (gebeurtenis inner join traject_groep using (traject_id)) as g
        on g.cijfer = v.cijfer and g.groep = v.groep and g.dag between v.begin and v.einde
    where v.cijfer in (
        'aanmeldingen', 'intakes', 'wachtlijst_in', 'uitval', 'plaatsingen', 'positief_afgesloten', 'negatief_afgesloten'
    )
    group by all
),
-- De stand op de laatste dag van de periode. Wie die dag de sleutel krijgt of stopt, wacht niet meer: zo sluit de balans
-- begin + in - geplaatst - uitval = eind. Van een latere peildatum verandert de stand niet.
wachtend as (
    select t.traject_id, p.jaar
    from traject as t
    inner join periode as p
        on t.wachtlijstdatum <= p.einde
        and coalesce(t.start_huur > p.einde, true)
        and coalesce(t.uitval_datum > p.einde, true)
),
stand as (
    select v.cijfer, v.groep, v.jaar, count(w.traject_id) as waarde
    from vraag as v
    left join (wachtend inner join traject_groep using (traject_id)) as w on w.groep = v.groep and w.jaar = v.jaar
    where v.cijfer = 'wachtlijst'
    group by all
)
select cijfer, groep, jaar, waarde::double as waarde, null::double as noemer from geteld
union all
select cijfer, groep, jaar, waarde, null from stand
