-- Takes the turn of one conversation if it is due, and counts one more try for each of its events.
--
-- Arguments  [3] fence of the new lease   [4] end of the lease
-- Output  nil when it is not due (any more), or nothing waits after all; otherwise
--         { sealed address, sealed session or '', what `claim_turn` says of each event … }

local held_until = number()
local due = tonumber(call('ZSCORE', turns, id))
-- A call that was sent again after a broken connection finds its own lease.
local ours = call('HGET', conversation, 'f') == fence
if not ours and (due == nil or due > now) then return false end

return claim_turn(held_until)
