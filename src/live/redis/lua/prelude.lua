-- Prelude: stands before the steps. What several of them do with one conversation.
--
-- All steps of the live store are one script, of which one call takes many: the calls of one round of the event loop (turn-by-turn.lua).
-- Each file here is the body of a step of its name; this one, seen-and-forgotten.lua and take-turn.lua stand before them. Each call has six keys of its own and,
-- with all others, those of its shard; all have the hash tag of the shard, so that Cluster keeps them together:
--   [1] conversation  hash    a address · s session · x expires at · q last line's number · w timers (packed: name → {at, iso})
--                             f, h  fence and end of the lease of the turn · <queue>:f, <queue>:h  the same of each queue
--                             ct  number of the city, by which counts and times are told apart
--                             t, tn, tu  newest unused reply token, its name, its end · u  '0': LINE does not reach her
--   [2] events        hash    event id → packed {received at, ready at, tries, body or false, timer's name, its iso, at}; waiting ones only
--   [3] marks         zset    what was seen: digests of event ids, names of used reply tokens; score: when
--   [4] dead          hash    id → packed {what, reason, at, city or '', the packed event or line, given up}; false: content forgotten
--   [5] speak         hash    line id → packed {seq, lane, due at, state, tries, created at, kind, effect, attempt}; unfinished ones
--   [6] record        hash    the same
-- Of the shard, before those of the first call:
--   turns  speaking  recording   zsets of the shard: conversation → when it is due
--   expiry       zset of the shard: conversation → when it may be forgotten
--   since_event  zset of the shard: conversation → when its oldest waiting event was received, by city: that of city n lies at
--                     n * CITY_SPAN + ms, so that the oldest of each is one question
--   since_line   zset of the shard: queue:conversation → when its oldest unfinished line was made, in the same way
--   counts       hash of the shard: events, sessions, dead_events, and unfinished or undeliverable lines by state; the same
--                     of each city (events@1 …), its number (city:mito), and how many numbers are given (cities)
--   dead_list    zset of the shard: conversation \n id → when, those with danger DANGER_SPAN later; what nobody has given up
--   dead_of      hash of the shard: id → conversation, for the same
--   done         stream of the shard: line (l) and LINE's request id (r), at the time when it was done; the newest only
-- and begins with the same arguments:
--   [1] conversation id   [2] now, ms since epoch   [3] fence of the caller, or ''
-- Before this prelude come the constants of TypeScript: WINDOW_MAX_MS, TURN_TRIES_MAX, SEEN_TTL_MS, CRISIS, CITY_SPAN,
-- DONE_LINES_MAX, DANGER_SPAN, DANGER_REASON.

local turns, DUE = KEYS[1], { speak = KEYS[2], record = KEYS[3] }
local expiry, since_event, since_line, counts = KEYS[4], KEYS[5], KEYS[6], KEYS[7]
local dead_list, dead_of, done = KEYS[8], KEYS[9], KEYS[10]
-- Of the call that is under way: its keys, its arguments, and where the next one stands in ARGV.
local conversation, events, marks, dead, LINES
local id, now, fence, next_argument
-- The number of its conversation's city, once it was asked for.
local number_of_city
local call, pack, unpack_value = redis.call, cmsgpack.pack, cmsgpack.unpack
local NEVER = -1

-- Reads the call's arguments in order, from the fourth on.
local function argument()
  next_argument = next_argument + 1
  return ARGV[next_argument - 1]
end
local function number() return tonumber(argument()) end

-- The number of this conversation's city; '0' when it is not known: written before cities were told apart.
local function city_number()
  number_of_city = number_of_city or call('HGET', conversation, 'ct') or '0'
  return number_of_city
end

-- The number of a city by its name, given when it is first heard of.
local numbers = {}
local function number_of(city)
  if city == '' then return '0' end
  local known = numbers[city] or call('HGET', counts, 'city:' .. city)
  if not known then
    known = tostring(call('HINCRBY', counts, 'cities', 1))
    call('HSET', counts, 'city:' .. city, known)
  end
  numbers[city] = known
  return known
end

-- Counts for the whole and for a city: `of`, or that of the conversation. Written down once for all calls, when they are made.
local counted = {}
local function count(what, by, of)
  if by == 0 then return end
  counted[what] = (counted[what] or 0) + by
  local city = of or city_number()
  if city == '0' then return end
  what = what .. '@' .. city
  counted[what] = (counted[what] or 0) + by
end

local function by_city(at)
  return at and tonumber(city_number()) * CITY_SPAN + at
end

-- Puts the member where it is due, or takes it out when due is nil. Returns the due time or NEVER.
local function put(zset, due, member)
  if due == nil then call('ZREM', zset, member) else call('ZADD', zset, due, member) end
  return due or NEVER
end

local function earlier(a, b)
  if a == nil or b < a then return b end
  return a
end

-- Danger about which nobody was alarmed stands before all else.
local function list_letter(dead_id, reason, at)
  local is_danger = string.sub(reason, 1, #DANGER_REASON) == DANGER_REASON
  call('ZADD', dead_list, is_danger and at + DANGER_SPAN or at, id .. '\n' .. dead_id)
end

-- `stored` is the packed event or line: with it the letter can be tried again.
local function bury(dead_id, what, reason, at, city, stored)
  call('HSET', dead, dead_id, pack({ what, reason, at, city, stored, false }))
  list_letter(dead_id, reason, at)
  call('HSET', dead_of, dead_id, id)
end

-- What is packed, or nil: a fault of the memory, or a hand, has changed it. Then it is given up, visibly: what comes after must not wait for it.
local function read_packed(stored)
  local is_whole, value = pcall(unpack_value, stored)
  return is_whole and type(value) == 'table' and value or nil
end

-- A dead letter: what it is, why, when, of which city, what is kept of it, whether it was given up; nil where there is none. One that cannot be
-- unpacked is still seen, and there is nothing left in it.
local function letter_of(dead_id)
  local letter = call('HGET', dead, dead_id)
  return letter and (read_packed(letter) or { 'dead event', 'unreadable', now, '', false }) or nil
end

-- All events that wait, each with what is packed under its id.
local function read_events()
  local waiting = {}
  local stored = call('HGETALL', events)
  for i = 1, #stored, 2 do
    local at = read_packed(stored[i + 1])
    if at and tonumber(at[1]) and tonumber(at[2]) then
      waiting[#waiting + 1] = { id = stored[i], at = at }
    else
      bury(stored[i], 'dead event', 'unreadable', now, '', false)
      call('HDEL', events, stored[i])
      count('events', -1)
      count('dead_events', 1)
    end
  end
  return waiting
end

-- Those that are whole.
local function read_timers(packed)
  local timers = {}
  for name, timer in pairs(read_packed(packed) or {}) do
    if type(timer) == 'table' and tonumber(timer[1]) and type(timer[2]) == 'string' then timers[name] = timer end
  end
  return timers
end

-- When the next turn is due, and since when the oldest event waits; the rule is the port's (claimTurn): the newest event's window has
-- passed, or one was urgent, or the oldest has waited long enough, or a timer is due; but not while a worker has the turn, or during the
-- pause after a failure.
local function when_due(waiting)
  local state = call('HMGET', conversation, 'h', 'w')
  local due, oldest, newest
  for _, event in ipairs(waiting) do
    local received, ready = event.at[1], event.at[2]
    due = earlier(due, ready <= received and received or received + WINDOW_MAX_MS)
    oldest = earlier(oldest, received)
    if newest == nil or received > newest.at[1] or (received == newest.at[1] and event.id > newest.id) then newest = event end
  end
  if newest then due = earlier(due, newest.at[2]) end
  if state[2] then
    for _, timer in pairs(read_timers(state[2])) do due = earlier(due, timer[1]) end
  end
  if due then due = math.max(due, tonumber(state[1]) or 0) end
  return due, oldest
end

-- `waiting`: the events, where they are known.
local function schedule_turn(waiting)
  local due, oldest = when_due(waiting or read_events())
  put(since_event, by_city(oldest), id)
  return put(turns, due, id)
end

-- All unfinished lines of a queue.
local function read_lines(queue)
  local lines = {}
  local stored = call('HGETALL', LINES[queue])
  for i = 1, #stored, 2 do
    local seq, lane, due, state, tries, created, kind, effect, attempt = unpack(read_packed(stored[i + 1]) or {})
    if tonumber(seq) and tonumber(lane) and tonumber(due) and tonumber(created) and type(state) == 'string' then
      lines[#lines + 1] = { id = stored[i], seq = seq, lane = lane, due = due, state = state, tries = tries,
        created = created, kind = kind, effect = effect, attempt = attempt }
    else
      bury(stored[i], queue == 'speak' and 'dead say' or 'dead note', 'unreadable', now, '', false)
      call('HDEL', LINES[queue], stored[i])
      -- In which state it was nobody knows.
      count('planned', -1)
      count('dead', 1)
    end
  end
  return lines
end

local function write_line(queue, line)
  call('HSET', LINES[queue], line.id, pack({ line.seq, line.lane, line.due, line.state, line.tries, line.created,
    line.kind, line.effect, line.attempt }))
end

-- Sorts the lines into the order of delivery and says of each when it may go. The rule and its reasons: src/live/line-order.ts.
local function order_lines(lines)
  table.sort(lines, function(a, b) return a.seq < b.seq end)
  local latest, latest_in_lane = 0, {}
  for _, line in ipairs(lines) do
    latest = math.max(latest, line.due)
    line.may_go = latest
    latest_in_lane[line.lane] = math.max(latest_in_lane[line.lane] or 0, line.due)
  end
  for _, line in ipairs(lines) do
    if line.lane == CRISIS then line.may_go = line.due end
    for lane = 0, line.lane - 1 do line.may_go = math.max(line.may_go, latest_in_lane[lane] or 0) end
  end
  table.sort(lines, function(a, b)
    if a.lane ~= b.lane then return a.lane < b.lane end
    return a.seq < b.seq
  end)
  return lines
end

-- When a queue's next line is due, but not while a worker has the queue.
local function schedule_lines(queue)
  local due, oldest
  for _, line in ipairs(order_lines(read_lines(queue))) do
    due = earlier(due, line.may_go)
    oldest = earlier(oldest, line.created)
  end
  if due then due = math.max(due, tonumber(call('HGET', conversation, queue .. ':h')) or 0) end
  put(since_line, by_city(oldest), queue .. ':' .. id)
  return put(DUE[queue], due, id)
end

-- What is marked as being said, of which it is known that it was not, waits to be said; nobody has it.
local function unsay()
  for _, line in ipairs(read_lines('speak')) do
    if line.state == 'attempted' then
      count('attempted', -1)
      count('planned', 1)
      line.state, line.tries, line.attempt = 'planned', 0, false
      write_line('speak', line)
    end
  end
  call('HDEL', conversation, 'speak:f', 'speak:h')
end
