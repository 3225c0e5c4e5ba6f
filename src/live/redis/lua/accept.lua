-- Stores the events of one conversation that came in one request, and takes its turn when it is due and the caller could begin at once.
--
-- Arguments  [3] fence of a lease, or ''   [4] its end, or ''   [5] sealed address   [6] its city   [7] when to forget somebody new
--       [8] how many events, then for each:
--       id, received at, ready at, when it happened, sealed body, and of its reply token (or '' three times): name, until, sealed token
-- Output  { how many were new, when the next turn is due or -1 }, and what claim-turn gives when it was taken

--
-- All is read, and looked at, before anything is written (look_at_keys).

local held_until, address, city, expires_at, many = number(), argument(), argument(), number(), number()
local arrived, accepted = {}, 0
for n = 1, many do
  local each = { id = argument(), received = number(), ready = number(), at = number(), body = argument(),
    token = argument(), token_until = number(), sealed_token = argument() }
  if not (each.received and each.ready and each.at and each.sealed_token) then error('an event without its times') end
  arrived[n] = each
end
if not (city and expires_at) then error('nobody whose events these are') end
look_at_keys()
local waiting = read_events()
local waits = {}
for _, event in ipairs(waiting) do waits[event.id] = true end
local is_known = call('HLEN', conversation) > 0
if is_known then name_city(city) end

for _, each in ipairs(arrived) do
  if not waits[each.id] and mark_event(each.id, each.received) then
    if not is_known then
      call('HSET', conversation, 'a', address, 'x', expires_at)
      call('ZADD', expiry, expires_at, id)
      is_known = true
      name_city(city)
    end
    local stored = { each.received, each.ready, 0, each.body, false, false, each.at }
    call('HSET', events, each.id, pack(stored))
    waiting[#waiting + 1] = { id = each.id, at = stored }
    waits[each.id] = true
    accepted = accepted + 1
  end
  if is_known then keep_token(each.token, each.token_until, each.sealed_token) end
end
count('events', accepted)
tend_marks()
local due = when_due(waiting)
if accepted == 0 or fence == '' or due == nil or due > now then return { accepted, schedule_turn(waiting) } end
return { accepted, due, claim_turn(held_until, waiting) or nil }
