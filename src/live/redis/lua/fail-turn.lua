-- Gives a turn back that could not be handled. A lease that was lost changes nothing: its new owner decides.
--
-- Arguments  [4] when to try again
-- Output  when the next turn is due, or -1

if call('HGET', conversation, 'f') ~= fence then return NEVER end
call('HDEL', conversation, 'f')
call('HSET', conversation, 'h', number())
tend_marks()
return schedule_turn()
