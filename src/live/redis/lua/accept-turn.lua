-- Accepts an event together with the turn that it leads to, which was decided beforehand: when the session is still the one on which it was,
-- and nothing else waits, is under way or due. Otherwise nothing is written.
--
-- Arguments  [4] id of the event   [5] received at   [6] name of its reply token, or ''   [7] its end   [8] sealed token
--       [9] the end of the sealed session, by which it is known: no two are alike there
--       [10] fence of a lease of what is said, when it is to be said at once, or ''   [11] its end   and what `commit_turn` takes
-- Output  { 0 } not so · what `commit_turn` gives

local event_id, received, token, token_until, sealed_token = argument(), number(), argument(), number(), argument()
local session_end, speak_fence, speak_until = argument(), argument(), argument()
if speak_fence ~= '' and call('HGET', conversation, 'speak:f') == speak_fence then
  -- Sent again after a broken connection: it is stored, but nobody heard that he is to speak, so nothing was said.
  unsay()
  return { 1, schedule_turn(), schedule_lines('speak'), schedule_lines('record'), '' }
end
local state = call('HMGET', conversation, 's', 'x', 'h', 'w', 'ct')
if not state[1] or string.sub(state[1], -#session_end) ~= session_end or not state[5] then return { 0 } end
if (tonumber(state[2]) or now + 1) <= now or (tonumber(state[3]) or 0) > now then return { 0 } end
for _, timer in pairs(state[4] and read_timers(state[4]) or {}) do
  if timer[1] <= now then return { 0 } end
end
look_at_keys()
if call('HLEN', events) > 0 or not mark_event(event_id, received) then return { 0 } end
keep_token(token, token_until, sealed_token)
return commit_turn(speak_fence, speak_until)
