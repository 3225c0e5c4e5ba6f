-- Commits a turn: all of it, or nothing when the lease was lost.
--
-- Arguments  [4] fence of a new lease of what is said, when it is to be said at once, or ''   [5] its end   and what `commit_turn` takes
-- Output  { 0 } stale · what `commit_turn` gives

local speak_fence, speak_until = argument(), argument()
if call('HGET', conversation, 'f') ~= fence then
  if speak_fence == '' or call('HGET', conversation, 'speak:f') ~= speak_fence then return { 0 } end
  -- Sent again after a broken connection: the turn is committed, but nobody heard that he is to speak, so nothing was said.
  unsay()
  return { 1, schedule_turn(), schedule_lines('speak'), schedule_lines('record'), '' }
end
return commit_turn(speak_fence, speak_until)
