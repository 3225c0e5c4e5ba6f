-- Takes one conversation's queue if it is due, with its due lines in the order of delivery.
--
-- Arguments  [3] fence of the new lease   [4] end of the lease   [5] queue   [6] how many lines at most
-- Output  nil when it is not due (any more); otherwise
--         { sealed address or '', sealed reply token or '', 1 when LINE reaches the resident else 0, { id, state, tries, created at, sealed effect, sealed attempt or '' } … }

local held_until, queue, lines_max = number(), argument(), number()
local due = tonumber(call('ZSCORE', DUE[queue], id))
-- A call that was sent again after a broken connection finds its own lease.
local ours = call('HGET', conversation, queue .. ':f') == fence
if not ours and (due == nil or due > now) then return false end

local taken = {}
for _, line in ipairs(order_lines(read_lines(queue))) do
  if line.may_go <= now and #taken < lines_max then
    taken[#taken + 1] = { line.id, line.state, line.tries, line.created, line.effect or '', line.attempt or '' }
  end
end
if #taken == 0 then
  call('HDEL', conversation, queue .. ':f', queue .. ':h')
  schedule_lines(queue)
  return false
end
call('HSET', conversation, queue .. ':f', fence, queue .. ':h', held_until)
call('ZADD', DUE[queue], held_until, id)
local resident = call('HMGET', conversation, 'a', 't', 'tu', 'u')
local token = ''
-- Only what is spoken can use it; both queues may be at work at the same time.
if queue == 'speak' and resident[2] and tonumber(resident[3]) > now then token = resident[2] end
return { resident[1] or '', token, resident[4] == '0' and 0 or 1, unpack(taken) }
