-- Reads one dead letter, without its content.
--
-- Arguments  [4] id of the event or line
-- Output  nil when it is not in the list (any more), otherwise { what, reason, at, city or '', 1 when its content is gone else 0 }

local letter = letter_of(argument())
if not letter then return false end
local what, reason, at, city, stored, given_up = unpack(letter)
if given_up then return false end
return { what, reason, at, city, stored and 0 or 1 }
