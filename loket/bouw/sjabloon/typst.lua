-- Writes the report's own blocks as calls of the functions in rapport.typ; pandoc does (and escapes) the rest.
-- Calls are put around the content as raw markup, so that pandoc writes the document once, in one go.

-- Below this many characters a table keeps its natural width; above it, it fills the column.
local SMAL = 45
-- A column of at most this many characters is short.
local KORT = 18

local function raw(s)
  return pandoc.RawBlock('typst', s)
end

local function tekst(s)
  return '"' .. s:gsub('\\', '\\\\'):gsub('"', '\\"') .. '"'
end

local function lijst(delen) -- the trailing comma makes one element an array as well
  return '(' .. table.concat(delen, ', ') .. (#delen > 0 and ',' or '') .. ')'
end

-- Content between two pieces of markup; a single paragraph stays on one line, so it gets no space around it.
local function omhul(voor, blocks, na)
  local eerste = blocks[1]
  if #blocks == 1 and (eerste.t == 'Plain' or eerste.t == 'Para') then
    local inlines = pandoc.List({ pandoc.RawInline('typst', voor) })
    inlines:extend(eerste.content)
    inlines:insert(pandoc.RawInline('typst', na))
    return pandoc.List({ pandoc.Plain(inlines) })
  end
  local geheel = pandoc.List({ raw(voor) })
  geheel:extend(blocks)
  geheel:insert(raw(na))
  return geheel
end

function Header(el)
  local aanroep = ('#kop(%d, %s, %s)['):format(el.level - 1, tekst(el.identifier), tekst(el.attributes.nummer or ''))
  return omhul(aanroep, { pandoc.Plain(el.content) }, ']')
end

-- Tables -----------------------------------------------------------------------------------------------------

local function langste_woord(s)
  local n = 0
  for woord in s:gmatch('[^%s-]+') do
    n = math.max(n, utf8.len(woord))
  end
  return n
end

-- Widths follow the text in the columns; numbers (class "getal") stand on the right, and what is said in the place of
-- one that is withheld ("onthouden") may take some lines.
local function kolommen(el, kop, body, voet)
  local breedte, rechts, totaal = {}, {}, 0
  for k = 1, #el.colspecs do
    breedte[k], rechts[k] = 4, 'left'
  end
  for _, groep in ipairs({ { kop, langste_woord }, { body, utf8.len }, { voet, utf8.len } }) do
    for _, rij in ipairs(groep[1]) do
      local k = 1
      for _, c in ipairs(rij.cells) do
        if c.col_span == 1 then
          local meet = c.classes:includes('onthouden') and langste_woord or groep[2]
          breedte[k] = math.max(breedte[k], math.min(meet(pandoc.utils.stringify(c.contents)), 60))
          rechts[k] = c.classes:includes('getal') and 'right' or rechts[k]
        end
        k = k + c.col_span
      end
    end
  end
  local langste = 0
  for k = 1, #breedte do
    langste = math.max(langste, breedte[k])
    totaal = totaal + breedte[k] + 3
  end
  for k = 1, #breedte do
    -- Beside long texts a short column (a date, a status) keeps its own width, so that it is never broken up.
    local eigen = totaal < SMAL or (langste > KORT and breedte[k] <= KORT)
    breedte[k] = eigen and 'auto' or (breedte[k] + 3) .. 'fr'
  end
  return lijst(breedte), lijst(rechts)
end

local function cellen(geheel, naam, rijen)
  geheel:insert(raw(naam .. ': ('))
  for _, rij in ipairs(rijen) do
    for _, c in ipairs(rij.cells) do
      local voor = '['
      if c.col_span > 1 or c.row_span > 1 then
        voor = ('table.cell(colspan: %d, rowspan: %d)['):format(c.col_span, c.row_span)
      end
      geheel:extend(omhul(voor, c.contents, '],'))
    end
  end
  geheel:insert(raw('),'))
end

function Table(el)
  el = el:walk({
    RawInline = function(merk) -- a sign takes no room here
      merk.text = merk.text:gsub('^#herkomst%(', '#herkomst(breedte: 0pt, ')
      return merk
    end,
  })
  local kop, body, voet = el.head.rows, pandoc.List(), el.foot.rows
  for _, deel in ipairs(el.bodies) do
    body:extend(deel.head)
    body:extend(deel.body)
  end
  local breedte, uitlijning = kolommen(el, kop, body, voet)
  local geheel = pandoc.List({ raw(('#cijfertabel(kolommen: %s, uitlijning: %s,'):format(breedte, uitlijning)) })
  cellen(geheel, 'kop', kop)
  cellen(geheel, 'rijen', body)
  cellen(geheel, 'voet', voet)
  geheel:insert(raw(')'))
  return geheel
end

-- Signs ------------------------------------------------------------------------------------------------------

-- Only the sign behind a number; a superscript of the author stays what it is.
function Superscript(el)
  local binnen = el.content[1]
  if binnen and binnen.t == 'Span' and binnen.classes:includes('herkomst') then
    return pandoc.RawInline('typst', ('#herkomst(%s);'):format(tekst(pandoc.utils.stringify(binnen))))
  end
end

-- Blocks with a name -----------------------------------------------------------------------------------------

-- Children that are divs with a class become named arguments; the rest becomes the body.
local function aanroep(naam, el, extra)
  local geheel = pandoc.List({ raw(('%s(%s, %s'):format(naam, tekst(el.identifier), extra or '')) })
  local rest = pandoc.List()
  for _, deel in ipairs(el.content) do
    if deel.t == 'Div' then
      geheel:extend(omhul(deel.classes[1] .. ': [', deel.content, '],'))
    else
      rest:insert(deel)
    end
  end
  geheel:extend(omhul(')[', rest, ']'))
  return geheel
end

function Div(el)
  local soort = el.classes[1]
  if soort == 'tabel' then
    return aanroep('#tabel', el, el.classes:includes('lang') and 'breekbaar: true,')
  elseif soort == 'grafiek' then
    return aanroep('#grafiek', el, ('beeld: %s, lang: %s,'):format(el.attributes.beeld, el.classes:includes('lang')))
  elseif soort == 'inleiding' then
    return omhul('#inleiding[', el.content, ']')
  elseif soort == 'begrip' then
    return aanroep('#begrip', el)
  elseif soort == 'kerncijfer' then
    local geheel = aanroep('kerncijfer', el)
    geheel:insert(raw(','))
    return geheel
  elseif soort == 'kerncijfers' then
    return omhul('#kerncijfers(', el.content, ')')
  elseif soort == 'begrippen' then
    return el.content
  end
end
