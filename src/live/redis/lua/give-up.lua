-- Takes a dead letter out of the list for good and drops its content. It keeps its name, and is still counted.
--
-- Arguments  [4] id of the event or line
-- Output  1 · 0 not, or no longer, in the list

local dead_id = argument()
local letter = call('HGET', dead, dead_id)
if not letter then return 0 end
local value = unpack_value(letter)
if value[6] then return 0 end
value[5], value[6] = false, true
call('HSET', dead, dead_id, pack(value))
take_off_list(dead_id)
return 1
