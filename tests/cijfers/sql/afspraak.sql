-- De afgesproken wachttijd, van iedereen: voor wie liep zij in de periode af, wie had toen een woning, wie wacht langer.
-- Een maand is 30,4375 dagen; een deel van een dag telt niet.
with kandidaat as (
    select
        g.groep, t.wachtlijstdatum, t.start_huur, t.uitval_datum, t.wachtdagen,
        t.wachtlijstdatum + floor(getvariable('afspraak_maanden') * 30.4375)::int as afloop
    from traject as t
    inner join traject_groep as g using (traject_id)
    where t.wachtlijstdatum is not null
),
stand as (
    select
        v.groep, v.jaar, v.begin, v.einde,
        count(*) filter (k.afloop between v.begin and v.einde) as afgelopen,
        count(*) filter (
            k.afloop between v.begin and v.einde and k.wachtdagen / 30.4375 <= getvariable('afspraak_maanden')
        ) as gehaald,
        count(*) filter (k.start_huur between v.begin and v.einde) as plaatsingen,
        -- Wie die dag de sleutel krijgt of stopt, wacht niet meer.
        count(*) filter (
            k.wachtlijstdatum <= v.einde and coalesce(least(k.start_huur, k.uitval_datum) > v.einde, true)
        ) as wachtend,
        count(*) filter (
            k.wachtlijstdatum <= v.einde and coalesce(least(k.start_huur, k.uitval_datum) > v.einde, true)
            and (v.einde - k.wachtlijstdatum) / 30.4375 > getvariable('afspraak_maanden')
        ) as te_lang,
        max(v.einde - k.wachtlijstdatum) filter (
            k.wachtlijstdatum <= v.einde and coalesce(least(k.start_huur, k.uitval_datum) > v.einde, true)
        ) as langst
    from (select distinct groep, jaar, begin, einde from vraag where cijfer = 'afspraak_groep') as v
    left join kandidaat as k on k.groep = v.groep
    group by all
)
select v.cijfer, v.groep, v.jaar,
    case v.cijfer
        when 'afspraak_groep' then s.afgelopen
        when 'afspraak_gehaald' then s.gehaald
        when 'afspraak_deel' then 100.0 * s.gehaald / nullif(s.afgelopen, 0)
        when 'wacht_te_lang' then s.te_lang
        when 'langste_wacht' then s.langst / 30.4375
        when 'wachtlijst_maanden' then
            s.wachtend / nullif(s.plaatsingen, 0) * (s.einde - s.begin + 1) / 30.4375
    end::double as waarde,
    case v.cijfer
        when 'afspraak_gehaald' then s.afgelopen
        when 'afspraak_deel' then s.afgelopen
        when 'wacht_te_lang' then s.wachtend
        when 'langste_wacht' then s.wachtend
        when 'wachtlijst_maanden' then s.plaatsingen
    end::double as noemer
from vraag as v
inner join stand as s on s.groep = v.groep and s.jaar = v.jaar
where v.cijfer in (
    'afspraak_groep', 'afspraak_gehaald', 'afspraak_deel', 'wacht_te_lang', 'langste_wacht', 'wachtlijst_maanden'
)
