-- Puts a dead letter where it stands in the list: those of a version before stood there by their time alone.
--
-- Arguments  [4] id of the event or line
-- Output  1 · 0 not, or no longer, in the list

local dead_id = argument()
local letter = letter_of(dead_id)
if not letter then return 0 end
local _, reason, at, _, _, given_up = unpack(letter)
if given_up then return 0 end
list_letter(dead_id, reason, at)
return 1
