-- Stands after the steps: takes one call after the other. One that fails does not keep the others from being made.
--
-- KEYS  those of the shard, then six for each call
-- ARGV  for each call: name of the step, how many arguments, the arguments
-- Output  for each call: 1 and what its step gives, or 0 and why it failed

local SHARD_KEYS, OWN_KEYS = 10, 6
local answers, next_key, next_call = {}, SHARD_KEYS + 1, 1

while next_call <= #ARGV do
  local step, many = STEPS[ARGV[next_call]], tonumber(ARGV[next_call + 1])
  conversation, events, marks, dead = KEYS[next_key], KEYS[next_key + 1], KEYS[next_key + 2], KEYS[next_key + 3]
  LINES = { speak = KEYS[next_key + 4], record = KEYS[next_key + 5] }
  id, now, fence = ARGV[next_call + 2], tonumber(ARGV[next_call + 3]), ARGV[next_call + 4]
  next_argument, number_of_city = next_call + 5, nil
  local is_made, answer = pcall(step)
  -- Redis raises a table.
  if not is_made and type(answer) == 'table' then answer = answer.err end
  answers[#answers + 1] = is_made and 1 or 0
  -- A list of Redis ends at its first nil.
  if answer == nil then answer = false end
  answers[#answers + 1] = answer
  next_key, next_call = next_key + OWN_KEYS, next_call + 2 + many
end
for what, by in pairs(counted) do
  if by ~= 0 then call('HINCRBY', counts, what, by) end
end
return answers
