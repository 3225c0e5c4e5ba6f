-- Puts events of a claimed turn among the dead letters, plans what is said and done about them, and gives the turn back, unless
-- something is left of it to be handled.
--
-- Arguments  [4] 1 to give the turn back, else 0   [5] city, or ''   [6] how many events, then for each: id, reason (or '' when it is done)
--       how many lines are planned, then for each: id, queue, lane, kind, sealed effect, ''
-- Output  { 0 } when the lease was lost · { 1, when the next turn is due or -1, the same of speak, the same of record }

if call('HGET', conversation, 'f') ~= fence then return { 0 } end
local give_back, city = number() == 1, argument()
for _ = 1, number() do
  local event_id, reason = argument(), argument()
  if reason == '' then count('events', -call('HDEL', events, event_id)) else set_aside(event_id, reason, city) end
end
if give_back then call('HDEL', conversation, 'f', 'h') end
drop_old_token()
local changed = plan_lines(false)
take_along(changed)
local due = schedule_changed(changed)
tend_marks()
return { 1, schedule_turn(), due.speak, due.record }
