-- Stands behind the prelude: what was seen before, what is put aside or forgotten, and whose resident it is.

-- Marks are trimmed after their time and go with their key when nothing more comes; but as long as a line bears an event's
-- name, a late redelivery must not make a second line of the same name.
local function tend_marks()
  if call('EXISTS', dead, LINES.speak, LINES.record) > 0 then
    call('PERSIST', marks)
  else
    call('ZREMRANGEBYSCORE', marks, '-inf', now - SEEN_TTL_MS)
    call('PEXPIRE', marks, SEEN_TTL_MS)
  end
end

-- 64 bits of a digest take a third of an id's memory, and are plenty to tell the few events of one conversation apart.
local function mark_of(event_id)
  local hex = string.sub(redis.sha1hex(event_id), 1, 16)
  return (string.gsub(hex, '%x%x', function(byte) return string.char(tonumber(byte, 16)) end))
end

-- Fails where a key is of another kind than ours. A script that fails in its middle leaves what it has written, and an event that is marked as
-- seen but not stored would be lost: LINE's next try is a duplicate. So this stands before the mark.
local function look_at_keys()
  call('ZCARD', marks)
  call('HLEN', dead)
  call('HLEN', LINES.speak)
  call('HLEN', LINES.record)
end

-- True when this is seen for the first time.
local function mark_event(event_id, at)
  return call('ZADD', marks, 'NX', at, mark_of(event_id)) == 1
end

local function take_off_list(dead_id)
  call('ZREM', dead_list, id .. '\n' .. dead_id)
  call('HDEL', dead_of, dead_id)
end

-- Puts a waiting event among the dead letters.
local function set_aside(event_id, reason, city)
  local stored = call('HGET', events, event_id)
  if not stored then return end
  bury(event_id, 'dead event', reason, now, city, stored)
  call('HDEL', events, event_id)
  count('events', -1)
  count('dead_events', 1, number_of(city))
end

-- Removes everything personal that hangs on the session; dead letters keep their reason but lose their content.
local function forget()
  local sessions = call('HDEL', conversation, 's')
  call('HDEL', conversation, 'w')
  count('sessions', -sessions)
  local letters = call('HGETALL', dead)
  for i = 1, #letters, 2 do
    local letter = read_packed(letters[i + 1])
    if letter then
      letter[5] = false
      call('HSET', dead, letters[i], pack(letter))
    end
  end
  return sessions
end

-- From now on it is known whose resident this is; what waits already is counted there too.
local function name_city(city)
  local number = number_of(city)
  if city_number() ~= '0' or number == '0' then return end
  number_of_city = number
  call('HSET', conversation, 'ct', number)
  local waiting = call('HLEN', events)
  if waiting > 0 then call('HINCRBY', counts, 'events@' .. number, waiting) end
  for _, queue in ipairs({ 'speak', 'record' }) do
    local lines = read_lines(queue)
    for _, line in ipairs(lines) do call('HINCRBY', counts, line.state .. '@' .. number, 1) end
    if #lines > 0 then schedule_lines(queue) end
  end
end
