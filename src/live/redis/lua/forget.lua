-- Forgets a conversation that is past its time. Where a message still has to go out, or an event in, the address stays until
-- that is done.
--
-- Output  { sessions removed, 1 when the conversation is gone, else 0 }

local state = call('HMGET', conversation, 'x', 'f', 'h')
local expires_at = tonumber(state[1])
if expires_at == nil or expires_at > now then return { 0, 0 } end
-- A turn under way decides anew how long its conversation lives.
if state[2] and tonumber(state[3]) > now then return { 0, 0 } end

local sessions = forget()
if call('EXISTS', events, LINES.speak, LINES.record) > 0 then
  schedule_turn()
  return { sessions, 0 }
end
call('DEL', conversation)
call('ZREM', expiry, id)
call('ZREM', turns, id)
return { sessions, 1 }
