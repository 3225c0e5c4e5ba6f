-- Writes down how lines ended, and gives the lease back when asked to.
-- That a line is done is the truth whoever brings it, even a worker that lost its lease and even when the line was thought
-- ambiguous meanwhile. Everything else counts only from the worker that has the lines.
--
-- Arguments  [4] queue   [5] 1 to give the lease back, else 0   [6] city, or ''   [7] how many outcomes, then for each: line id, state,
--       at (waiting: due at), reason (done: LINE's request id or ''), 1 when LINE surely did not take it, else 0
-- Output  when the queue is due, or -1

local queue, give_back, city, many = argument(), number() == 1, argument(), number()
local lines = LINES[queue]
local ours = call('HGET', conversation, queue .. ':f') == fence

local function note_done(line_id, at, request_id)
  local entry = { 'l', line_id, 'r', request_id }
  if type(redis.pcall('XADD', done, 'MAXLEN', '~', DONE_LINES_MAX, string.format('%.0f-*', at), unpack(entry))) == 'string' then
    return
  end
  -- Another worker's clock was ahead: a stream takes nothing from before its last entry.
  local about = call('XINFO', 'STREAM', done)
  for i = 1, #about, 2 do
    if about[i] == 'last-generated-id' then
      call('XADD', done, 'MAXLEN', '~', DONE_LINES_MAX, string.match(about[i + 1], '^%d+') .. '-*', unpack(entry))
    end
  end
end

local function finish(line_id, stored, at, request_id)
  local letter = not stored and call('HGET', dead, line_id)
  if stored then
    call('HDEL', lines, line_id)
    count(unpack_value(stored)[4], -1)
  elseif letter then
    call('HDEL', dead, line_id)
    take_off_list(line_id)
    local value = unpack_value(letter)
    count(string.match(value[1], '^%a+'), -1, number_of(value[4]))
  else
    return
  end
  note_done(line_id, at, request_id)
end

local function give_up(line_id, stored, state, at, reason)
  local value = unpack_value(stored)
  call('HDEL', lines, line_id)
  count(value[4], -1)
  count(state, 1, number_of(city))
  bury(line_id, state .. ' ' .. value[7], reason, at, city, stored)
end

local function put_off(line_id, stored, due, sent_no)
  local value = unpack_value(stored)
  count(value[4], -1)
  count('waiting', 1)
  value[3], value[4] = due, 'waiting'
  if sent_no then value[9] = false end
  call('HSET', lines, line_id, pack(value))
end

for _ = 1, many do
  local line_id, state, at, reason, sent_no = argument(), argument(), number(), argument(), number() == 1
  local stored = call('HGET', lines, line_id)
  if state == 'done' then
    finish(line_id, stored, at, reason)
  elseif ours and stored then
    if state == 'waiting' then put_off(line_id, stored, at, sent_no) else give_up(line_id, stored, state, at, reason) end
  end
end
if give_back and ours then call('HDEL', conversation, queue .. ':f', queue .. ':h') end
tend_marks()
return schedule_lines(queue)
