-- Stands behind these, before the steps: how a turn is taken, how what it plans becomes lines, and how it is committed.

-- A conversation without timers has no field for them.
local function keep_timers(timers)
  if next(timers) == nil then
    call('HDEL', conversation, 'w')
  else
    call('HSET', conversation, 'w', pack(timers))
  end
end

-- Plans the lines that the arguments bring from here on: how many, then for each: id, queue, lane, kind, sealed effect, sealed attempt or ''.
-- `is_begun`: what is spoken is attempted with this very step. Returns the set of queues that changed.
local function plan_lines(is_begun)
  local planned, spoken, changed = number(), 0, {}
  local last = planned > 0 and call('HINCRBY', conversation, 'q', planned) or 0
  for n = 1, planned do
    local line_id, queue = argument(), argument()
    local line = { id = line_id, seq = last - planned + n, lane = number(), due = now, state = 'planned', tries = 0,
      created = now, kind = argument(), effect = argument(), attempt = false }
    local attempt = argument()
    if queue == 'speak' and is_begun then
      line.state, line.tries, line.attempt = 'attempted', 1, attempt
      spoken = spoken + 1
    end
    write_line(queue, line)
    changed[queue] = true
  end
  count('planned', planned - spoken)
  count('attempted', spoken)
  return changed
end

-- What LINE surely did not take goes along with the next that is said. With a reply token all that waits does, also where nothing is
-- said: replies are free, and a push in doubt that had to wait for an hour would keep all that follows it from her.
local function take_along(changed)
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
end

-- When each queue that changed is due.
local function schedule_changed(changed)
  local due = { speak = NEVER, record = NEVER }
  for queue in pairs(changed) do due[queue] = schedule_lines(queue) end
  return due
end

-- A token past its end is none.
local function drop_old_token()
  local token_until = tonumber(call('HGET', conversation, 'tu'))
  if token_until and token_until <= now then call('HDEL', conversation, 't', 'tn', 'tu') end
end

-- Which of the waiting events are taken; the rule is the port's (claimTurn): all, or where some were tried too often, the first one alone, or
-- those over which there is no hope. Written before it was stored, when it happened is not known.
local function choose(waiting)
  local most, first = 0, nil
  for _, event in ipairs(waiting) do most = math.max(most, event.at[3]) end
  local least = most > TURN_TRIES_MAX and TURN_TRIES_MAX + 1 or 0
  if most ~= TURN_TRIES_MAX then return function(event) return event.at[3] >= least end end
  for _, event in ipairs(waiting) do
    if event.at[3] == most then
      local at = event.at[7] or event.at[1]
      if first == nil or at < first.at or (at == first.at and event.id < first.id) then first = { at = at, id = event.id } end
    end
  end
  return function(event) return event.id == first.id end
end

-- Gives the turn to the caller (`fence`) and counts one more try for each of the events that are taken. `waiting`: the events, where they are
-- known. false when nothing waits after all; otherwise
-- { sealed address, sealed session or '', { id, tries before, sealed body or '', timer's name, timer's iso, 1 when it is taken, else 0 } … }
local function claim_turn(held_until, waiting)
  call('HSET', conversation, 'f', fence, 'h', held_until)
  local state = call('HMGET', conversation, 'x', 'w', 'a', 's')
  local expires_at, packed_timers, address, session = tonumber(state[1]), state[2], state[3] or '', state[4] or ''
  -- Past its time, only the sweep has not come by yet.
  if expires_at and expires_at <= now then
    forget()
    packed_timers, session = nil, ''
  end

  -- Due timers become waiting events.
  if packed_timers then
    local timers, rang = read_timers(packed_timers), false
    for name, timer in pairs(timers) do
      local at, iso = timer[1], timer[2]
      local event_id = 'timer:' .. id .. ':' .. name .. ':' .. iso
      if at <= now then
        timers[name], rang = nil, true
        -- A timer set again for the very moment at which it rang before does not ring twice.
        if mark_event(event_id, at) then
          call('HSET', events, event_id, pack({ at, at, 0, false, name, iso, at }))
          waiting = nil
          count('events', 1)
        end
      end
    end
    if rang then keep_timers(timers) end
  end

  local taken = { address, session }
  waiting = waiting or read_events()
  if #waiting == 0 then
    call('HDEL', conversation, 'f', 'h')
    schedule_turn(waiting)
    return false
  end
  local is_taken = choose(waiting)
  for _, event in ipairs(waiting) do
    local received, ready, tries, body, name, iso, at = unpack(event.at)
    local takes = is_taken(event)
    if takes then call('HSET', events, event.id, pack({ received, ready, tries + 1, body, name or false, iso or false, at or false })) end
    taken[#taken + 1] = { event.id, tries, body or '', name or '', iso or '', takes and 1 or 0 }
  end
  schedule_turn(waiting)
  return taken
end

-- Nothing else may wait to be said, nobody may be speaking, and the token must be good and unused.
local function use_token(speak_fence, speak_until)
  if speak_fence == '' or call('HLEN', LINES.speak) > 0 then return '' end
  local state = call('HMGET', conversation, 't', 'tn', 'tu', 'speak:h')
  if not state[1] or tonumber(state[3]) <= now or (tonumber(state[4]) or 0) > now then return '' end
  if call('ZADD', marks, 'NX', now, state[2]) == 0 then return '' end
  call('HDEL', conversation, 't', 'tn', 'tu')
  call('HSET', conversation, 'speak:f', speak_fence, 'speak:h', speak_until)
  return state[1]
end

-- Keeps the newest reply token that was not used.
local function keep_token(name, until_at, sealed)
  if name == '' or call('ZSCORE', marks, name) then return end
  local kept_until = tonumber(call('HGET', conversation, 'tu'))
  if kept_until and kept_until > until_at then return end
  call('HSET', conversation, 't', sealed, 'tn', name, 'tu', until_at)
end

-- Writes down all of a turn, and gives it back. What is said at once is claimed under this lease (fence or '', end). From here on the arguments bring:
--       when the session may be forgotten, or '' to keep it; sealed session; 1 when LINE reaches the resident, else 0
--       city, how many events, then for each: id, reason why it is lost (or '' when it is done)
--       how many timers change, then for each: name, at (or '' to cancel it), iso
--       how many lines are planned, then for each: id, queue, lane, kind, sealed effect, sealed attempt or ''
-- Gives { 1, when the next turn is due or -1, the same of speak, the same of record, sealed reply token when the lines are claimed and
-- attempted, else '' }
local function commit_turn(speak_fence, speak_until)
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

  local token = use_token(speak_fence, speak_until)

  local changed = plan_lines(token ~= '')
  -- What is said now found an empty queue, and used up the token.
  if token == '' then take_along(changed) end
  local due = schedule_changed(changed)
  tend_marks()
  return { 1, schedule_turn(), due.speak, due.record, token }
end
