-- Takes back that a turn's words are being said: whoever was to say them never heard so.
--
-- Arguments  [3] fence of the lease of what was to be said
-- Output  when the queue is due, or -1

if call('HGET', conversation, 'speak:f') ~= fence then return NEVER end
unsay()
return schedule_lines('speak')
