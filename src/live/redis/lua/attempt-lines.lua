-- Marks lines as attempted, before the call to LINE. A reply's token is used up.
--
-- Arguments  [4] queue   [5] name of the reply token, or ''   [6] how many lines, then for each: id, sealed attempt
-- Output  1 go on · 0 stale: do not call

local queue, token, many = argument(), argument(), number()
local lease = call('HMGET', conversation, queue .. ':f', queue .. ':h')
-- Refused from the end of the lease on: another may take the lines while our call is still on its way.
if lease[1] ~= fence or tonumber(lease[2]) <= now then return 0 end

local open = {}
local again = false
for _ = 1, many do
  local line = { id = argument(), sealed = argument() }
  line.stored = call('HGET', LINES[queue], line.id)
  -- Sealed bytes never repeat: the very same ones mean that this call was sent again after a broken connection.
  if line.stored and unpack_value(line.stored)[9] == line.sealed then again = true end
  open[#open + 1] = line
end
if again then return 1 end

if token ~= '' then
  if call('ZADD', marks, 'NX', now, token) == 0 then return 0 end
  if call('HGET', conversation, 'tn') == token then call('HDEL', conversation, 't', 'tn', 'tu') end
end
for _, line in ipairs(open) do
  if line.stored then
    local value = unpack_value(line.stored)
    count(value[4], -1)
    count('attempted', 1)
    value[4], value[5], value[9] = 'attempted', value[5] + 1, line.sealed
    call('HSET', LINES[queue], line.id, pack(value))
  end
end
return 1
