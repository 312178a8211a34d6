-- De trechter: wat er is geworden van de trajecten die in de periode zijn aangemeld, ook als dat pas na de periode was.
with stap as (
    select
        p.jaar,
        t.intakedatum is not null as intake,
        t.wachtlijstdatum is not null as wachtlijst,
        t.start_huur is not null as geplaatst,
        t.uitval_datum is not null as uitgevallen,
        t.start_huur is null and t.uitval_datum is null
        and (t.afsluitdatum is null or t.afsluitdatum < t.wachtlijstdatum) as onderweg
    from periode as p
    inner join traject as t on t.aanmelddatum between p.begin and p.einde
),
geteld as (
    select
        p.jaar,
        count(s.jaar) as aangemeld,
        count(*) filter (s.intake) as intake,
        count(*) filter (s.wachtlijst) as wachtlijst,
        count(*) filter (s.geplaatst) as geplaatst,
        count(*) filter (s.uitgevallen) as uitgevallen,
        count(*) filter (s.onderweg) as onderweg
    from periode as p
    left join stap as s on s.jaar = p.jaar
    group by p.jaar
)
select deel.cijfer, '' as groep, g.jaar, deel.waarde::double as waarde, g.aangemeld::double as noemer
from geteld as g
cross join lateral (
    values
        ('aangemeld_intake', g.intake),
        ('aangemeld_wachtlijst', g.wachtlijst),
        ('aangemeld_geplaatst', g.geplaatst),
        ('aangemeld_uitgevallen', g.uitgevallen),
        ('aangemeld_onderweg', g.onderweg)
) as deel(cijfer, waarde)
