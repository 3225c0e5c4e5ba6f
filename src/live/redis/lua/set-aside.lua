-- Puts events of a claimed turn among the dead letters, and gives the turn back when nothing is left of it.
--
-- ARGV  [4] 1 to give the turn back, else 0   [5] city, or ''   [6] how many events, then for each: id, reason
-- Output  1, or 0 when the lease was lost

if call('HGET', conversation, 'f') ~= fence then return 0 end
local give_back, city = number() == 1, argument()
for _ = 1, number() do set_aside(argument(), argument(), city) end
if give_back then call('HDEL', conversation, 'f', 'h') end
tend_marks()
schedule_turn()
return 1
