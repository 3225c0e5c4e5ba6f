-- "Try again": a dead or ambiguous line is planned anew, as if never tried; a dead event waits for a turn again.
--
-- Arguments  [4] id of the event or line
-- Output  { 'unknown' } not, or no longer, in the list · { 'forgotten' } its content is gone
--         · { 'again', list ('turns' or a queue), when that is due }

local dead_id = argument()
local letter = letter_of(dead_id)
if not letter then return { 'unknown' } end
local what, _, _, city, stored, given_up = unpack(letter)
if given_up then return { 'unknown' } end
local value = stored and read_packed(stored)
if not value then return { 'forgotten' } end

call('HDEL', dead, dead_id)
take_off_list(dead_id)
if what == 'dead event' then
  value[1], value[2], value[3] = now, now, 0
  call('HSET', events, dead_id, pack(value))
  count('dead_events', -1, number_of(city))
  count('events', 1)
  -- Its mark may be old or gone by now; without one a late redelivery would be handled beside it.
  call('ZADD', marks, now, mark_of(dead_id))
  tend_marks()
  return { 'again', 'turns', schedule_turn() }
end
local queue = value[7] == 'say' and 'speak' or 'record'
value[3], value[4], value[5], value[6], value[9] = now, 'planned', 0, now, false
call('HSET', LINES[queue], dead_id, pack(value))
count(string.match(what, '^%a+'), -1, number_of(city))
count('planned', 1)
tend_marks()
return { 'again', queue, schedule_lines(queue) }
