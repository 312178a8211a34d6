-- Wat er over de plaatsingen van de periode te zeggen is: wachttijd, eigen gemeente, taakstelling.
with cijfers(cijfer) as (
    values
        ('wachttijd'), ('wachttijd_mediaan'), ('geplaatst_binnen_afspraak'), ('binnen_afspraak'),
        ('geplaatst_eigen_gemeente'), ('eigen_gemeente'), ('eigen_gemeente_onbekend'), ('taakstelling'), ('realisatie')
),
per_groep as (
    select
        v.groep, v.kolom, v.groepswaarde, v.jaar,
        count(t.traject_id) as plaatsingen,
        avg(t.wachtdagen / 30.4375) as gemiddeld,
        median(t.wachtdagen / 30.4375) as mediaan,
        -- Precies de afspraak is nog binnen de afspraak; een maand is ook hier 30,4375 dagen.
        count(*) filter (t.wachtdagen / 30.4375 <= getvariable('afspraak_maanden')) as binnen,
        count(*) filter (t.plaatsingsgemeente = t.bindingsgemeente and t.bindingsgemeente <> 'onbekend') as eigen,
        count(*) filter ('onbekend' in (t.plaatsingsgemeente, t.bindingsgemeente)) as onbekend
    from (select distinct groep, kolom, groepswaarde, jaar, begin, einde from vraag inner join cijfers using (cijfer)) as v
    left join (traject inner join traject_groep using (traject_id)) as t
        on t.groep = v.groep and t.start_huur between v.begin and v.einde
    group by all
),
-- Alles bij elkaar, of van een corporatie. Wie niets toezegde, heeft geen rij: dat zijn 0 woningen.
toegezegd as (
    select p.groep, p.jaar, coalesce(sum(z.aantal), 0) as taakstelling
    from per_groep as p
    left join toezegging as z on z.jaar = p.jaar and (p.groep = '' or p.groepswaarde = z.corporatie)
    group by all
),
compleet as (select * from per_groep inner join toegezegd using (groep, jaar))
select v.cijfer, v.groep, v.jaar,
    case v.cijfer
        when 'wachttijd' then c.gemiddeld
        when 'wachttijd_mediaan' then c.mediaan
        when 'geplaatst_binnen_afspraak' then c.binnen
        when 'binnen_afspraak' then 100.0 * c.binnen / nullif(c.plaatsingen, 0)
        when 'geplaatst_eigen_gemeente' then c.eigen
        when 'eigen_gemeente' then 100.0 * c.eigen / nullif(c.plaatsingen, 0)
        when 'eigen_gemeente_onbekend' then c.onbekend
        when 'taakstelling' then c.taakstelling
        when 'realisatie' then 100.0 * c.plaatsingen / nullif(c.taakstelling, 0)
    end::double as waarde,
    case v.cijfer
        when 'taakstelling' then null
        when 'realisatie' then c.taakstelling
        else c.plaatsingen
    end::double as noemer
from vraag as v
inner join cijfers using (cijfer)
inner join compleet as c on c.groep = v.groep and c.jaar = v.jaar
