-- De jaarplanning, de dossiers en hoe lang een klacht op een beslissing wacht.
-- Wat na de peildatum komt, is gepland of vervallen; wat voorbij is en gepland heet, is te laat.
with onderdeel as (
    select
        *,
        case
            when status = 'vervallen' then 'vervallen'
            when dag > getvariable('peildatum') then 'gepland'
            when status = 'gepland' then 'te laat'
            else 'gehouden'
        end as stand,
        if(dag > getvariable('peildatum'), null, bedrag) as werkelijk
    from planning
),
geteld as (
    select
        v.cijfer, v.groep, v.jaar,
        count(o.dag) as alle,
        count(o.dag) filter (
            v.cijfer = 'planning' or v.cijfer = 'planning_' || replace(o.stand, ' ', '_')
        ) as aantal
    from vraag as v
    left join onderdeel as o on o.dag between v.begin and v.einde and (v.groep = '' or o.gremium = v.groepswaarde)
    where v.cijfer in ('planning', 'planning_gehouden', 'planning_gepland', 'planning_te_laat', 'planning_vervallen')
    group by all
)
select cijfer, groep, jaar, aantal::double as waarde, if(cijfer = 'planning', null, alle)::double as noemer from geteld
union all
select
    v.cijfer, '', v.jaar,
    coalesce(case v.cijfer
        when 'planning_begroot' then sum(o.begroot)
        when 'planning_bedrag' then sum(o.werkelijk)
        when 'planning_begroot_bekend' then sum(o.begroot) filter (o.werkelijk is not null)
        when 'planning_bedrag_begroot' then sum(o.werkelijk) filter (o.begroot is not null)
    end, 0)::double,
    null
from vraag as v
left join onderdeel as o on o.dag between v.begin and v.einde
where v.cijfer in ('planning_begroot', 'planning_bedrag', 'planning_begroot_bekend', 'planning_bedrag_begroot')
group by v.cijfer, v.jaar
union all
select
    v.cijfer, '', v.jaar,
    count(d.dossier) filter (case v.cijfer
        when 'dossiers_besluit_nodig' then d.beslist is not null
        when 'dossiers_zonder_eigenaar' then d.eigenaar is null
        else true
    end),
    if(v.cijfer = 'dossiers', null, count(d.dossier))
from vraag as v
left join dossier as d using (jaar)
where v.cijfer in ('dossiers', 'dossiers_besluit_nodig', 'dossiers_zonder_eigenaar')
group by v.cijfer, v.jaar
union all
select 'klachten_ontvangen', '', p.jaar, count(k.klacht_id), null
from periode as p
left join klacht as k on k.ontvangen between p.begin and p.einde
group by p.jaar
union all
select
    v.cijfer, v.groep, v.jaar,
    if(
        v.cijfer = 'klachten_op_tijd',
        count(k.klacht_id) filter (k.dag - k.ontvangen <= getvariable('klacht_dagen')),
        max(k.dag - k.ontvangen)
    ),
    count(k.klacht_id)
from vraag as v
left join klacht as k on k.dag between v.begin and v.einde and (v.groep = '' or k.oordeel = v.groepswaarde)
where v.cijfer in ('klachten_op_tijd', 'klachten_langste_duur')
group by v.cijfer, v.groep, v.jaar
union all
select
    v.cijfer, '', v.jaar,
    count(k.klacht_id) filter (
        v.cijfer = 'klachten_open' or k.ontvangen + getvariable('klacht_dagen')::int < v.einde
    ),
    if(v.cijfer = 'klachten_open', null, count(k.klacht_id))
from vraag as v
left join klacht as k on k.ontvangen <= v.einde and coalesce(k.dag > v.einde, true)
where v.cijfer in ('klachten_open', 'klachten_over_termijn')
group by v.cijfer, v.jaar
