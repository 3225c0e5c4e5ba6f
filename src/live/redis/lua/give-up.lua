-- Takes a dead letter out of the list for good and drops its content. It keeps its name, and is still counted.
--
-- Arguments  [4] id of the event or line
-- Output  1 · 0 not, or no longer, in the list

local dead_id = argument()
local value = letter_of(dead_id)
if not value then return 0 end
if value[6] then return 0 end
value[5], value[6] = false, true
call('HSET', dead, dead_id, pack(value))
take_off_list(dead_id)
return 1
