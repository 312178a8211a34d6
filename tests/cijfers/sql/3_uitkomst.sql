-- Alle cijfers bij elkaar. De test maakt van elk onderdeel (doorstroom.sql, plaatsing.sql, …) eerst een tabel.
with berekend as (
    select * from doorstroom
    union all select * from plaatsing
    union all select * from geld_en_klachten
    union all select * from duurzaamheid
    union all select * from trechter
    union all select * from overleving
    union all select * from wachtenden
    union all select * from afspraak
    union all select * from deelnemers
    union all select * from volgmomenten
    union all select * from spreiding
    union all select * from planning_en_klachten
)
select
    v.cijfer,
    v.groep,
    v.jaar::varchar as periode,
    -- Over een jaar zonder register is niets geteld: dat is onbekend, niet 0. Wat daarover is gepubliceerd, staat in reeksen.
    -- Alleen de trajectprijs en de verwijzers staan niet in een jaarmap: die gelden voor alle jaren.
    if(v.in_register or v.cijfer = 'trajectprijs' or v.cijfer in (select cijfer from deelnemers), b.waarde, r.waarde) as waarde,
    if(v.in_register, b.noemer, r.noemer) as noemer
from vraag as v
inner join berekend as b on b.cijfer = v.cijfer and b.groep = v.groep and b.jaar = v.jaar
left join reeks as r on r.cijfer = v.cijfer and r.jaar = v.jaar and v.groep = ''
order by all
