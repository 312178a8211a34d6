-- De deelregio's en de groepen met een eigen route: wie er werd geplaatst in de eigen deelregio, en wie er is doorverwezen.
with geval as (
    select
        t.*, g.groep, r.sinds::date as sinds,
        coalesce(t.uitval_reden = r.uitval_reden, false) as doorverwezen,
        -- Een gemeente die in geen deelregio staat, telt op zichzelf.
        case
            when t.bindingsregio = 'onbekend' or t.plaatsingsregio = 'onbekend' then false
            when t.bindingsregio = 'buiten de deelregio’s' then t.bindingsgemeente = t.plaatsingsgemeente
            else t.bindingsregio = t.plaatsingsregio
        end as eigen_regio
    from traject as t
    inner join traject_groep as g using (traject_id)
    left join (select unnest(getvariable('gesloten_routes'), recursive := true)) as r on r.naam = t.route
),
stand as (
    select
        v.groep, v.jaar,
        count(*) filter (k.start_huur between v.begin and v.einde) as plaatsingen,
        count(*) filter (k.start_huur between v.begin and v.einde and k.eigen_regio) as eigen,
        count(*) filter (k.aanmelddatum between v.begin and v.einde) as aanmeldingen,
        count(*) filter (k.aanmelddatum between v.begin and v.einde and k.route is not null) as met_route,
        count(*) filter (k.aanmelddatum between v.begin and v.einde and k.aanmelddatum >= k.sinds) as gesloten,
        count(*) filter (
            k.aanmelddatum between v.begin and v.einde and k.aanmelddatum >= k.sinds and not k.doorverwezen
        ) as niet_door,
        count(*) filter (k.uitval_datum between v.begin and v.einde and k.doorverwezen) as door
    from (select distinct groep, jaar, begin, einde from vraag) as v
    left join geval as k on k.groep = v.groep
    group by all
),
-- Staat er nergens een route, of heeft het loket geen deelregio's, dan is niets bekend: dat is geen 0.
bekend as (
    select
        (select count(*) > 0 from traject where bindingsregio is not null) as regio,
        (select count(*) > 0 from traject where route is not null) as route
)
select v.cijfer, v.groep, v.jaar,
    case
        when v.cijfer = 'geplaatst_eigen_regio' and bekend.regio then s.eigen
        when v.cijfer = 'eigen_regio' and bekend.regio then 100.0 * s.eigen / nullif(s.plaatsingen, 0)
        when v.cijfer = 'aanmeldingen_route' and bekend.route then s.met_route
        when v.cijfer = 'aanmeldingen_gesloten_route' and bekend.route then s.gesloten
        when v.cijfer = 'route_niet_doorverwezen' and bekend.route then s.niet_door
        when v.cijfer = 'doorverwezen' and bekend.route then s.door
    end::double as waarde,
    case
        when v.cijfer in ('geplaatst_eigen_regio', 'eigen_regio') then s.plaatsingen
        when v.cijfer = 'aanmeldingen_route' then s.aanmeldingen
        when v.cijfer = 'aanmeldingen_gesloten_route' and bekend.route then s.met_route
        when v.cijfer = 'route_niet_doorverwezen' and bekend.route then s.gesloten
    end::double as noemer
from vraag as v
inner join stand as s on s.groep = v.groep and s.jaar = v.jaar
cross join bekend
where v.cijfer in (
    'geplaatst_eigen_regio', 'eigen_regio', 'aanmeldingen_route', 'aanmeldingen_gesloten_route', 'route_niet_doorverwezen',
    'doorverwezen'
)
