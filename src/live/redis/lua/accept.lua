-- Stores the events of one conversation that came in one request, and takes its turn when it is due and the caller could begin at once.
--
-- Arguments  [3] fence of a lease, or ''   [4] its end, or ''   [5] sealed address   [6] its city   [7] when to forget somebody new
--       [8] how many events, then for each:
--       id, received at, ready at, when it happened, sealed body, and of its reply token (or '' three times): name, until, sealed token
-- Output  { how many were new, when the next turn is due or -1 }, and what claim-turn gives when it was taken

local held_until, address, city, expires_at, many = number(), argument(), argument(), number(), number()
local accepted = 0

local function keep_token(name, until_at, sealed)
  if name == '' or call('EXISTS', conversation) == 0 or call('ZSCORE', marks, name) then return end
  local kept_until = tonumber(call('HGET', conversation, 'tu'))
  if kept_until and kept_until > until_at then return end
  call('HSET', conversation, 't', sealed, 'tn', name, 'tu', until_at)
end

for _ = 1, many do
  local event_id, received, ready, at, body = argument(), number(), number(), number(), argument()
  if call('HEXISTS', events, event_id) == 0 and mark_event(event_id, received) then
    if call('EXISTS', conversation) == 0 then
      call('HSET', conversation, 'a', address, 'x', expires_at)
      call('ZADD', expiry, expires_at, id)
    end
    name_city(city)
    call('HSET', events, event_id, pack({ received, ready, 0, body, false, false, at }))
    accepted = accepted + 1
  end
  keep_token(argument(), number(), argument())
end
count('events', accepted)
tend_marks()
local waiting = read_events()
local due = when_due(waiting)
if accepted == 0 or fence == '' or due == nil or due > now then return { accepted, schedule_turn(waiting) } end
return { accepted, due, claim_turn(held_until) or nil }
