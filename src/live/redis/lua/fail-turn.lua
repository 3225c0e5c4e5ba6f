-- Gives a turn back that could not be handled. A lease that was lost changes nothing: its new owner decides.
--
-- ARGV  [4] when to try again   [5] reason, a code   [6] city   [7] how many events, then their ids
-- Output  when the next turn is due, or -1

if call('HGET', conversation, 'f') ~= fence then return NEVER end
local retry_at, reason, city = number(), argument(), argument()
call('HDEL', conversation, 'f')
call('HSET', conversation, 'h', retry_at)
for _ = 1, number() do
  local event_id = argument()
  local stored = call('HGET', events, event_id)
  if stored and unpack_value(stored)[3] >= TURN_TRIES_MAX then
    set_aside(event_id, reason, city)
    -- What made the turn fail is out of the way: the conversation's next events need not wait.
    call('HDEL', conversation, 'h')
  end
end
tend_marks()
return schedule_turn()
