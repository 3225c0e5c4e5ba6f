-- Takes the turn of one conversation if it is due, and counts one more try for each of its events.
--
-- ARGV  [3] fence of the new lease   [4] end of the lease
-- Output  nil when it is not due (any more), or nothing waits after all; otherwise
--         { sealed address, sealed session or '', { id, tries before, sealed body or '', timer's name, timer's iso } … }

local held_until = number()
local due = tonumber(call('ZSCORE', turns, id))
-- A call that was sent again after a broken connection finds its own lease.
local ours = call('HGET', conversation, 'f') == fence
if not ours and (due == nil or due > now) then return false end

call('HSET', conversation, 'f', fence, 'h', held_until)
local expires_at = tonumber(call('HGET', conversation, 'x'))
-- Past its time, only the sweep has not come by yet.
if expires_at and expires_at <= now then forget() end

-- Due timers become waiting events.
local packed_timers = call('HGET', conversation, 'w')
if packed_timers then
  local timers = unpack_value(packed_timers)
  for name, timer in pairs(timers) do
    local at, iso = timer[1], timer[2]
    local event_id = 'timer:' .. id .. ':' .. name .. ':' .. iso
    if at <= now then
      timers[name] = nil
      -- A timer set again for the very moment at which it rang before does not ring twice.
      if mark_event(event_id, at) then
        call('HSET', events, event_id, pack({ at, at, 0, false, name, iso }))
        count('events', 1)
      end
    end
  end
  if next(timers) == nil then
    call('HDEL', conversation, 'w')
  else
    call('HSET', conversation, 'w', pack(timers))
  end
end

local resident = call('HMGET', conversation, 'a', 's')
local taken = { resident[1] or '', resident[2] or '' }
local waiting = call('HGETALL', events)
if #waiting == 0 then
  call('HDEL', conversation, 'f', 'h')
  schedule_turn()
  return false
end
for i = 1, #waiting, 2 do
  local received, ready, tries, body, name, iso = unpack(unpack_value(waiting[i + 1]))
  call('HSET', events, waiting[i], pack({ received, ready, tries + 1, body, name, iso }))
  taken[#taken + 1] = { waiting[i], tries, body or '', name or '', iso or '' }
end
schedule_turn()
return taken
