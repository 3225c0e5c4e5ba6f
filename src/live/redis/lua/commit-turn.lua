-- Commits a turn: all of it, or nothing when the lease was lost.
--
-- ARGV  [4] fence of a new lease of what is said, when it is to be said at once, or ''   [5] its end   [6] when the session may be
--       forgotten, or '' to keep it   [7] sealed session   [8] 1 when LINE reaches the resident, else 0
--       how many events are done, then their ids
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
local token_until = tonumber(call('HGET', conversation, 'tu'))
if token_until and token_until <= now then call('HDEL', conversation, 't', 'tn', 'tu') end

local handled = 0
for _ = 1, number() do handled = handled + call('HDEL', events, argument()) end
count('events', -handled)

local timer_changes = number()
if timer_changes > 0 then
  local packed = call('HGET', conversation, 'w')
  local timers = packed and unpack_value(packed) or {}
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

local planned = number()
local spoken = 0
local changed = {}
local last = planned > 0 and call('HINCRBY', conversation, 'q', planned) or 0
for n = 1, planned do
  local line_id, queue = argument(), argument()
  local line = { id = line_id, seq = last - planned + n, lane = number(), due = now, state = 'planned', tries = 0,
    created = now, kind = argument(), effect = argument(), attempt = false }
  local attempt = argument()
  if queue == 'speak' and token ~= '' then
    line.state, line.tries, line.attempt = 'attempted', 1, attempt
    spoken = spoken + 1
  end
  write_line(queue, line)
  changed[queue] = true
end
count('planned', planned - spoken)
count('attempted', spoken)

-- What LINE surely did not take goes along with the next that is said. With a reply token all that waits does, also where nothing is
-- said: replies are free, and a push in doubt that had to wait for an hour would keep all that follows it from her.
local is_free = call('HEXISTS', conversation, 't') == 1
if changed.speak or is_free then
  for _, line in ipairs(read_lines('speak')) do
    if line.state == 'waiting' and (is_free or not line.attempt) then
      line.due = now
      write_line('speak', line)
      changed.speak = true
    end
  end
end
local due = { speak = NEVER, record = NEVER }
for queue in pairs(changed) do due[queue] = schedule_lines(queue) end
tend_marks()
return { 1, schedule_turn(), due.speak, due.record, token }
