-- Commits a turn: all of it, or nothing when the lease was lost.
--
-- Arguments  [4] fence of a new lease of what is said, when it is to be said at once, or ''   [5] its end   [6] when the session may be
--       forgotten, or '' to keep it   [7] sealed session   [8] 1 when LINE reaches the resident, else 0
--       city, how many events, then for each: id, reason why it is lost (or '' when it is done)
--       how many timers change, then for each: name, at (or '' to cancel it), iso
--       how many lines are planned, then for each: id, queue, lane, kind, sealed effect, sealed attempt or ''
-- Output  { 0 } stale · { 1, when the next turn is due or -1, the same of speak, the same of record, sealed reply token when the
--         lines are claimed and attempted, else '' }

local speak_fence, speak_until = argument(), argument()
if call('HGET', conversation, 'f') ~= fence then
  if speak_fence == '' or call('HGET', conversation, 'speak:f') ~= speak_fence then return { 0 } end
  -- Sent again after a broken connection: the turn is committed, but nobody heard that he is to speak, so nothing was said.
  unsay()
  return { 1, schedule_turn(), schedule_lines('speak'), schedule_lines('record'), '' }
end
local expires_at, session, reachable = argument(), argument(), argument()

call('HDEL', conversation, 'f', 'h')
count('sessions', 1 - call('HEXISTS', conversation, 's'))
call('HSET', conversation, 's', session)
if reachable == '1' then call('HDEL', conversation, 'u') else call('HSET', conversation, 'u', '0') end
if expires_at == '' then
  call('HDEL', conversation, 'x')
  call('ZREM', expiry, id)
else
  call('HSET', conversation, 'x', expires_at)
  call('ZADD', expiry, expires_at, id)
end
drop_old_token()

local city, handled = argument(), 0
for _ = 1, number() do
  local event_id, reason = argument(), argument()
  if reason == '' then handled = handled + call('HDEL', events, event_id) else set_aside(event_id, reason, city) end
end
count('events', -handled)

local timer_changes = number()
if timer_changes > 0 then
  local packed = call('HGET', conversation, 'w')
  local timers = packed and read_timers(packed) or {}
  for _ = 1, timer_changes do
    local name, at, iso = argument(), number(), argument()
    timers[name] = at and { at, iso } or nil
  end
  keep_timers(timers)
end

-- Nothing else may wait to be said, nobody may be speaking, and the token must be good and unused.
local function use_token()
  if speak_fence == '' or call('HLEN', LINES.speak) > 0 then return '' end
  local state = call('HMGET', conversation, 't', 'tn', 'tu', 'speak:h')
  if not state[1] or tonumber(state[3]) <= now or (tonumber(state[4]) or 0) > now then return '' end
  if call('ZADD', marks, 'NX', now, state[2]) == 0 then return '' end
  call('HDEL', conversation, 't', 'tn', 'tu')
  call('HSET', conversation, 'speak:f', speak_fence, 'speak:h', speak_until)
  return state[1]
end
local token = use_token()

local changed = plan_lines(token ~= '')
-- What is said now found an empty queue, and used up the token.
if token == '' then take_along(changed) end
local due = schedule_changed(changed)
tend_marks()
return { 1, schedule_turn(), due.speak, due.record, token }
