"""Who gets which answer where: the page to show an auditor.

A line is a route, a method and what each role gets; ``login`` is the way to the sign-in page.
``alumni`` was in a team whose cohort has finished, ``former`` left the team, ``unsigned`` is in it
and has not signed the policy, ``unproved`` is of the Office and has not proved a second factor.
``tests/world.py`` makes the things that the addresses name. To add a route add its lines here
(GET, and POST where it takes one); what has no line must be refused to everybody
(``test_access_methods.py``). Sockets have their own table in ``test_access_sockets.py``.
"""

import pytest

from tests.access import GATED, METHODS, ROUTES, answers_of

TABLE = """
route                                  method anonymous stranger outsider neighbor alumni former unsigned member lead coach office unproved records admin

home:healthz                           GET    200       200      200      200      200    200    200      200    200  200   200    200      200     200

sitemap                                GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200

home:dashboard                         GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
home:search                            GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
home:robots_txt                        GET    200       200      200      200      200    200    200      200    200  200   200    200      200     200
home:security_txt                      GET    200       200      200      200      200    200    200      200    200  200   200    200      200     200
home:favicon                           GET    302       302      302      302      302    302    302      302    302  302   302    302      302     302
home:office                            GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
home:stop_view_as                      POST   login     403      403      403      403    403    302      403    403  403   302    302      403     302
home:view_as                           GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
home:view_as                           POST   login     403      403      403      403    403    302      403    403  403   200    302      403     200

cohorts:school                         GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
cohorts:team                           GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
cohorts:write_aspiration               GET    login     403      403      403      403    403    200      200    200  403   403    302      403     403
cohorts:write_aspiration               POST   login     403      403      403      403    403    302      200    200  403   403    302      403     403
cohorts:workshop                       GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
cohorts:workshop_file                  GET    404       404      404      200      404    404    200      200    200  200   200    302      404     200
cohorts:say_present                    POST   login     403      403      302      403    403    302      302    302  302   403    302      403     403
cohorts:attendance                     GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:attendance                     POST   login     403      403      403      403    403    302      403    403  403   302    302      403     302
cohorts:people                         GET    login     403      403      403      403    403    200      200    200  200   200    302      403     200
cohorts:invite                         GET    login     403      403      403      403    403    403      403    200  403   200    302      403     200
cohorts:invite                         POST   login     403      403      403      403    403    302      403    200  403   200    302      403     200
cohorts:send_again                     POST   login     404      404      404      404    404    302      403    302  404   302    302      404     302
cohorts:show_link                      POST   login     404      404      404      404    404    302      403    200  404   200    302      404     200
cohorts:withdraw_invitation            POST   login     404      404      404      404    404    302      403    302  404   302    302      404     302
cohorts:procedures                     GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
cohorts:bell_periods                   GET    login     403      403      403      403    403    403      403    200  403   200    302      403     200
cohorts:bell_periods                   POST   login     403      403      403      403    403    302      403    200  403   200    302      403     200
cohorts:procedures                     POST   login     403      403      403      403    403    302      403    200  403   200    302      403     200
cohorts:year                           GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:roll_year                      POST   login     403      403      403      403    403    302      403    403  403   302    302      403     302
cohorts:complete_cohort                GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:complete_cohort                POST   login     403      403      403      403    403    302      403    403  403   302    302      403     302
cohorts:reopen_cohort                  GET    login     403      403      403      403    403    403      403    403  403   302    302      403     302
cohorts:reopen_cohort                  POST   login     403      403      403      403    403    302      403    403  403   302    302      403     302
cohorts:change_role                    GET    login     403      403      403      403    403    403      403    200  403   200    302      403     200
cohorts:change_role                    POST   login     403      403      403      403    403    302      403    200  403   200    302      403     200
cohorts:coaches                        GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:end_coaching                   GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:end_coaching                   POST   login     403      403      403      403    403    302      403    403  403   302    302      403     302
cohorts:end_membership                 GET    login     403      403      403      403    403    403      403    200  403   200    302      403     200
cohorts:end_membership                 POST   login     403      403      403      403    403    302      403    302  403   302    302      403     302
cohorts:hand_over                      GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:hand_over                      POST   login     403      403      403      403    403    302      403    403  403   200    302      403     200
cohorts:leave_team                     GET    login     403      403      403      403    200    200      200    200  403   403    302      403     403
cohorts:leave_team                     POST   login     403      403      403      403    302    302      302    302  403   403    302      403     403
cohorts:office_import                  GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:office_import                  POST   login     403      403      403      403    403    302      403    403  403   200    302      403     200
cohorts:office_import_template         GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:office_invitations             GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:office_invite                  GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:office_invite_coach            GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:office_invite_coach            POST   login     403      403      403      403    403    302      403    403  403   200    302      403     200
cohorts:office_invite_lead             GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:office_invite_lead             POST   login     403      403      403      403    403    302      403    403  403   200    302      403     200
cohorts:office_people                  GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:office_person                  GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:office_person_action           GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
cohorts:office_person_action           POST   login     403      403      403      403    403    302      403    403  403   302    302      403     302

hacks:hack_list                        GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
hacks:lineage                          GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
hacks:hack                             GET    404       404      404      200      404    404    200      200    200  200   200    302      404     200
hacks:iteration                        GET    404       404      404      200      404    404    200      200    200  200   200    302      404     200
hacks:ask_support                      GET    login     404      404      403      404    404    200      200    200  403   403    302      404     403
hacks:ask_support                      POST   login     404      404      403      404    404    302      200    200  403   403    302      404     403
hacks:count_reach                      GET    login     404      404      403      404    404    200      200    200  403   403    302      404     403
hacks:count_reach                      POST   login     404      404      403      404    404    302      200    200  403   403    302      404     403
hacks:decide                           GET    login     404      404      403      404    404    200      200    200  403   403    302      404     403
hacks:decide                           POST   login     404      404      403      404    404    302      200    200  403   403    302      404     403
hacks:edit_hack_set                    GET    login     404      404      403      404    404    403      403    200  403   403    302      404     403
hacks:edit_hack_set                    POST   login     404      404      403      404    404    302      403    200  403   403    302      404     403
hacks:end_hack_set                     POST   login     404      404      403      404    404    302      403    302  403   403    302      404     403
hacks:export_supports                  POST   login     403      403      403      403    403    302      403    403  403   200    302      403     200
hacks:hack_set                         GET    404       404      404      200      404    404    200      200    200  200   200    302      404     200
hacks:hack_set_list                    GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
hacks:new_hack_set                     GET    login     403      403      403      403    403    403      403    200  403   403    302      403     403
hacks:new_hack_set                     POST   login     403      403      403      403    403    302      403    200  403   403    302      403     403
hacks:office_supports                  GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
hacks:settle_support                   POST   login     404      404      404      404    404    302      302    302  403   403    302      404     403
hacks:act_on_comment                   GET    login     404      404      404      404    404    200      200    200  403   404    302      404     404
hacks:act_on_comment                   POST   login     404      404      404      404    404    302      200    200  403   404    302      404     404
hacks:add_comment                      GET    login     404      404      200      404    404    200      200    200  200   200    302      404     200
hacks:add_comment                      POST   login     404      404      200      404    404    302      200    200  200   200    302      404     200
hacks:add_design_comment               GET    login     404      404      200      404    404    200      200    200  200   200    302      404     200
hacks:add_design_comment               POST   login     404      404      200      404    404    302      200    200  200   200    302      404     200
hacks:coach_queue                      GET    login     403      403      403      403    403    403      403    403  200   403    302      403     403
hacks:edit_answers                     GET    login     404      404      403      404    404    200      200    200  403   403    302      404     403
hacks:edit_answers                     POST   login     404      404      403      404    404    302      302    302  403   403    302      404     403
hacks:edit_comment                     GET    login     404      404      404      404    404    403      403    403  200   404    302      404     404
hacks:edit_comment                     POST   login     404      404      404      404    404    302      403    403  200   404    302      404     404
hacks:mark_seen                        POST   login     404      404      403      404    404    302      403    403  302   403    302      404     403
hacks:reopen_comment                   POST   login     404      404      404      404    404    302      302    302  403   404    302      404     404
hacks:reply_to_comment                 GET    login     404      404      404      404    404    200      200    200  200   404    302      404     404
hacks:reply_to_comment                 POST   login     404      404      404      404    404    302      200    200  200   404    302      404     404
hacks:withdraw_comment                 GET    login     404      404      404      404    404    403      403    403  200   404    302      404     404
hacks:withdraw_comment                 POST   login     404      404      404      404    404    302      403    403  302   404    302      404     404
hacks:autosave_iteration               POST   login     404      404      403      404    404    302      422    422  403   403    302      404     403
hacks:autosave_new_iteration           POST   login     404      404      403      404    404    302      200    200  403   403    302      404     403
hacks:change_photo                     POST   login     404      404      403      404    404    302      302    302  403   403    302      404     403
hacks:compare                          GET    404       404      404      200      404    404    200      200    200  200   200    302      404     200
hacks:discard_iteration                GET    login     404      404      403      404    404    200      200    200  403   403    302      404     403
hacks:discard_iteration                POST   login     404      404      403      404    404    302      302    302  403   403    302      404     403
hacks:edit_hack                        GET    login     404      404      403      404    404    200      200    200  403   403    302      404     403
hacks:edit_hack                        POST   login     404      404      403      404    404    302      200    200  403   403    302      404     403
hacks:edit_photo                       POST   login     404      404      403      404    404    302      302    302  403   403    302      404     403
hacks:iteration_history                GET    login     404      404      403      404    404    200      200    200  200   403    302      404     403
hacks:new_hack                         GET    login     403      403      403      403    403    200      200    200  403   403    302      403     403
hacks:new_hack                         POST   login     403      403      403      403    403    302      200    200  403   403    302      403     403
hacks:new_iteration                    GET    login     404      404      403      404    404    200      200    200  403   403    302      404     403
hacks:new_iteration                    POST   login     404      404      403      404    404    302      200    200  403   403    302      404     403
hacks:photo_file                       GET    404       404      404      200      404    404    200      200    200  200   200    302      404     200
hacks:post                             GET    login     200      200      200      200    200    302      302    302  200   200    302      200     200
hacks:set_hack_status                  GET    login     404      404      403      404    404    200      200    200  403   403    302      404     403
hacks:set_hack_status                  POST   login     404      404      403      404    404    302      200    200  403   403    302      404     403
hacks:upload_photo                     POST   login     404      404      403      404    404    302      404    404  403   403    302      404     403
hacks:withdraw_iteration               GET    login     404      404      403      404    404    403      200    200  403   403    302      404     403
hacks:withdraw_iteration               POST   login     404      404      403      404    404    302      302    302  403   403    302      404     403
hacks:edit_iteration                   GET    login     404      404      403      404    404    200      200    200  403   403    302      404     403
hacks:edit_iteration                   POST   login     404      404      403      404    404    302      200    200  403   403    302      404     403
hacks:reported_photo                   GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
trust:report                           GET    login     404      404      200      404    404    200      200    200  200   200    302      404     200
trust:report                           POST   login     404      404      200      404    404    302      200    200  200   200    302      404     200
trust:my_data                          GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
trust:ask_my_data                      POST   login     302      302      302      302    302    302      302    302  302   302    302      302     302
trust:my_export                        GET    login     404      404      404      404    404    404      200    404  404   404    302      404     404
trust:my_export                        POST   login     404      404      404      404    404    302      302    404  404   404    302      404     404
trust:my_data_file                     GET    login     404      404      404      404    404    404      200    404  404   404    302      404     404
trust:close_account                    POST   login     422      422      422      422    422    302      422    422  422   403    302      403     403
trust:moderation                       GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
trust:case                             GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
trust:case                             POST   login     403      403      403      403    403    302      403    403  403   200    302      403     200
hacks:adapt_hack                       GET    login     404      404      200      404    404    403      403    403  403   403    302      404     403
hacks:adapt_hack                       POST   login     404      404      200      404    404    302      403    403  403   403    302      404     403
hacks:confirm_public                   POST   login     404      404      403      404    404    302      403    302  403   403    302      404     403
hacks:decline_public                   POST   login     404      404      403      404    404    302      403    302  403   403    302      404     403
hacks:take_back_public                 POST   login     404      404      403      404    404    302      403    302  403   302    302      404     302

visits:visits                            GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
visits:slot                              GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
visits:offer_slot                        GET    login     403      403      403      403    403    403      403    200  403   200    302      403     200
visits:offer_slot                        POST   login     403      403      403      403    403    302      403    200  403   200    302      403     200
visits:change_slot                       GET    login     403      403      403      403    403    403      403    200  403   200    302      403     200
visits:change_slot                       POST   login     403      403      403      403    403    302      403    200  403   200    302      403     200
visits:withdraw_slot                     GET    login     403      403      403      403    403    403      403    200  403   200    302      403     200
visits:withdraw_slot                     POST   login     403      403      403      403    403    302      403    302  403   302    302      403     302
visits:ask_to_visit                      GET    login     403      200      200      403    403    403      403    403  403   403    302      403     403
visits:ask_to_visit                      POST   login     403      200      200      403    403    302      403    403  403   403    302      403     403
visits:wait_for_seat                     GET    login     403      302      302      403    403    403      403    403  403   403    302      403     403
visits:wait_for_seat                     POST   login     403      200      200      403    403    302      403    403  403   403    302      403     403
visits:leave_list                        POST   login     404      404      302      404    404    302      404    403  404   302    302      404     302
visits:propose_dates                     GET    login     403      200      200      403    403    403      403    403  403   403    302      403     403
visits:propose_dates                     POST   login     403      200      200      403    403    302      403    403  403   403    302      403     403
visits:accept_date                       GET    login     404      404      403      404    404    403      403    200  403   200    302      404     200
visits:accept_date                       POST   login     404      404      403      404    404    302      403    200  403   200    302      404     200
visits:visit                             GET    login     404      404      200      404    404    200      200    200  200   200    302      404     200
visits:mark_dates                        POST   login     404      404      302      404    404    302      403    403  403   403    302      404     403
visits:pick_date                         POST   login     404      404      403      404    404    302      403    404  403   404    302      404     404
visits:agree                             POST   login     404      404      403      404    404    302      403    302  403   302    302      404     302
visits:note_cover                        GET    login     404      404      200      404    404    403      403    403  403   200    302      404     200
visits:note_cover                        POST   login     404      404      200      404    404    302      403    403  403   200    302      404     200
visits:add_visitor                       GET    login     404      404      403      404    404    403      403    403  403   200    302      404     200
visits:add_visitor                       POST   login     404      404      403      404    404    302      403    403  403   200    302      404     200
visits:give_seat_back                    POST   login     404      404      302      404    404    302      403    403  403   302    302      404     302
visits:cancel_visit                      GET    login     404      404      403      404    404    403      403    200  403   200    302      404     200
visits:cancel_visit                      POST   login     404      404      403      404    404    302      403    200  403   200    302      404     200
visits:visit_sheet                       GET    login     404      404      200      404    404    200      200    200  200   200    302      404     200
visits:keep_note                         POST   login     404      404      422      404    404    302      403    403  403   403    302      404     403
visits:change_note                       GET    login     404      404      200      404    404    404      404    404  404   404    302      404     404
visits:change_note                       POST   login     404      404      200      404    404    302      404    404  404   404    302      404     404
visits:delete_note                       POST   login     404      404      302      404    404    302      404    404  404   404    302      404     404
visits:sheet_worker                      GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
visits:debrief                           GET    login     404      404      403      404    404    403      403    403  403   403    302      404     403
visits:debrief                           POST   login     404      404      403      404    404    302      403    403  403   403    302      404     403
visits:debrief_thanks                    GET    login     404      404      403      404    404    403      403    403  403   403    302      404     403
visits:make_hack                         POST   login     404      404      302      404    404    302      403    403  403   403    302      404     403
visits:visit_ics                         GET    login     404      404      200      404    404    200      200    200  200   200    302      404     200
visits:calendar                          GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
visits:calendars                         GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
visits:open_calendar                     POST   login     404      404      404      404    404    302      404    404  404   404    302      404     404
visits:renew_calendar                    POST   login     404      404      404      404    404    302      302    404  404   404    302      404     404
visits:close_calendar                    POST   login     404      404      404      404    404    302      302    404  404   404    302      404     404
visits:office_visits                     GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
visits:export_visits                     POST   login     403      403      403      403    403    302      403    403  403   200    302      403     200
visits:pair_teams                        GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
visits:pair_teams                        POST   login     403      403      403      403    403    302      403    403  403   302    302      403     302

showcase:highlight_feed                GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
showcase:share_image                   GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
showcase:make_highlight                GET    login     404      404      403      404    404    403      403    403  403   200    302      404     200
showcase:make_highlight                POST   login     404      404      403      404    404    302      403    403  403   200    302      404     200
showcase:approve_highlight             GET    login     404      404      404      404    404    200      200    200  404   200    302      404     200
showcase:approve_highlight             POST   login     404      404      404      404    404    302      403    200  404   403    302      404     403
showcase:take_back_highlight           POST   login     404      404      404      404    404    302      403    403  404   302    302      404     302

stories:new_story                      GET    login     404      404      403      404    404    200      200    200  403   403    302      404     403
stories:new_story                      POST   login     404      404      403      404    404    302      200    200  403   403    302      404     403
stories:story                          GET    404       404      404      200      404    404    200      200    200  200   200    302      404     200
stories:autosave_new_story             POST   login     404      404      403      404    404    302      422    422  403   403    302      404     403
stories:autosave_story                 POST   login     404      404      403      404    404    302      422    422  403   403    302      404     403
stories:edit_story                     GET    login     404      404      403      404    404    200      200    200  403   403    302      404     403
stories:edit_story                     POST   login     404      404      403      404    404    302      200    200  403   403    302      404     403
stories:ask_lead                       POST   login     404      404      403      404    404    302      302    302  403   403    302      404     403
stories:share_story                    POST   login     404      404      403      404    404    302      403    302  403   403    302      404     403
stories:take_back_story                POST   login     404      404      403      404    404    302      403    302  403   302    302      404     302
stories:story_files                    GET    login     404      404      403      404    404    200      200    200  403   403    302      404     403
stories:story_files                    POST   login     404      404      403      404    404    302      302    302  403   403    302      404     403
stories:story_file                     GET    404       404      404      200      404    404    200      200    200  200   200    302      404     200

board:board_list                       GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
board:open_board                       GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
board:open_board                       POST   login     403      403      403      403    403    302      403    403  403   200    302      403     200
board:board                            GET    login     404      404      200      404    404    200      200    200  200   200    302      404     200
board:wall                             GET    login     404      404      200      404    404    200      200    200  200   200    302      404     200
board:people_to_mention                GET    login     404      404      200      404    404    200      200    200  200   200    302      404     200
board:type_code                        GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
board:board_join                       GET    login     404      404      302      404    404    302      302    302  302   302    302      404     302
board:board_join                       POST   login     404      404      302      404    404    302      302    302  302   302    302      404     302
board:leave_board                      POST   login     404      404      302      404    404    302      302    302  302   302    302      404     302
board:board_state                      GET    login     404      404      200      404    404    200      200    200  200   200    302      404     200
board:board_settings                   GET    login     404      404      403      404    404    403      403    403  200   200    302      404     200
board:board_settings                   POST   login     404      404      403      404    404    302      403    403  200   200    302      404     200
board:approve_idea                     POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:board_queue                      GET    login     404      404      403      404    404    403      403    403  200   200    302      404     200
board:change_code                      POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:end_guest                        POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:hide_idea                        POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:leave_idea                       POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:report_idea                      GET    login     404      404      302      404    404    302      302    302  302   302    302      404     302
board:report_idea                      POST   login     404      404      302      404    404    302      302    302  302   302    302      404     302
board:show_idea                        POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:minutes                          GET    login     404      404      302      404    404    302      302    302  302   302    302      404     302
board:export_minutes                   POST   login     404      404      302      404    404    302      302    302  302   302    302      404     302
board:move_phase                       POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:set_timer                        POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:spotlight                        GET    login     404      404      403      404    404    403      403    403  200   200    302      404     200
board:queue_spotlight                  POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:step_spotlight                   POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:change_spotlight                 POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:spotlight_idea                   POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:similar_ideas                    POST   login     404      404      200      404    404    302      200    200  200   200    302      404     200
board:columns                          GET    login     404      404      403      404    404    403      403    403  200   200    302      404     200
board:columns                          POST   login     404      404      403      404    404    302      403    403  200   200    302      404     200
board:rename_column                    POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:remove_column                    POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:bring_forward                    POST   login     404      404      403      404    404    302      403    403  302   302    302      404     302
board:move_idea                        GET    login     404      404      302      404    404    302      302    302  302   302    302      404     302
board:move_idea                        POST   login     404      404      302      404    404    302      302    302  302   302    302      404     302
board:merge_idea                       GET    login     404      404      403      404    404    403      302    403  302   302    302      404     302
board:merge_idea                       POST   login     404      404      403      404    404    302      302    403  302   302    302      404     302
board:unmerge_idea                     POST   login     404      404      403      404    404    302      302    403  302   302    302      404     302
board:add_idea                         POST   login     404      404      422      404    404    302      422    422  422   422    302      404     422
board:edit_idea                        GET    login     404      404      403      404    404    403      200    403  403   403    302      404     403
board:edit_idea                        POST   login     404      404      403      404    404    302      200    403  403   403    302      404     403
board:withdraw_idea                    GET    login     404      404      403      404    404    403      200    403  403   403    302      404     403
board:withdraw_idea                    POST   login     404      404      403      404    404    302      302    403  403   403    302      404     403
board:cast_vote                        POST   login     404      404      302      404    404    302      302    302  302   302    302      404     302
board:idea                             GET    login     404      404      200      404    404    200      200    200  200   200    302      404     200
board:add_idea_comment                 POST   login     404      404      422      404    404    302      422    422  422   422    302      404     422
board:withdraw_idea_comment            GET    login     404      404      403      404    404    403      200    403  403   403    302      404     403
board:withdraw_idea_comment            POST   login     404      404      403      404    404    302      302    403  403   403    302      404     403
board:follow_idea                      POST   login     404      404      302      404    404    302      302    302  302   302    302      404     302
board:unfollow_idea                    POST   login     404      404      302      404    404    302      302    302  302   302    302      404     302
board:take_idea                        GET    login     404      404      200      404    404    200      200    200  403   403    302      404     403
board:take_idea                        POST   login     404      404      200      404    404    302      200    200  403   403    302      404     403
board:take_vote_back                   POST   login     404      404      302      404    404    302      302    302  302   302    302      404     302

mailings:mail_settings                 GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
mailings:mail_settings                 POST   login     302      302      302      302    302    302      302    302  302   302    302      302     302
mailings:my_digest                     GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
mailings:hear_team                     POST   login     302      302      302      302    302    302      302    302  302   302    302      302     302
mailings:mute_by_mail                  GET    200       200      200      200      200    200    200      200    200  200   200    200      200     200
mailings:mute_by_mail                  POST   200       200      200      200      200    200    200      200    200  200   200    200      200     200
mailings:mute_team                     POST   login     302      302      302      302    302    302      302    302  302   302    302      302     302
mailings:stop_mail                     GET    200       200      200      200      200    200    200      200    200  200   200    200      200     200
mailings:stop_mail                     POST   200       200      200      200      200    200    200      200    200  200   200    200      200     200
mailings:office_digest                 GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
mailings:newsletter_list               GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
mailings:newsletter                    GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
mailings:write_newsletter              GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
mailings:write_newsletter              POST   login     403      403      403      403    403    302      403    403  403   200    302      403     200
mailings:change_newsletter             GET    login     403      403      403      403    403    403      403    403  403   200    302      403     200
mailings:change_newsletter             POST   login     403      403      403      403    403    302      403    403  403   200    302      403     200
mailings:test_newsletter               POST   login     403      403      403      403    403    302      403    403  403   302    302      403     302
mailings:send_newsletter               POST   login     403      403      403      403    403    302      403    403  403   302    302      403     302
mailings:run_newsletter_again          POST   login     403      403      403      403    403    302      403    403  403   302    302      403     302

notifications:mark_all_read            POST   login     302      302      302      302    302    302      302    302  302   302    302      302     302
notifications:notification_list        GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
notifications:open_notification        POST   login     404      404      404      404    404    302      302    404  404   404    302      404     404

accounts:policy                        GET    200       200      200      200      200    200    200      200    200  200   200    200      200     200
accounts:sign_policy                   GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
accounts:sign_policy                   POST   login     200      200      200      200    200    200      200    200  200   200    302      200     200
accounts:kept                          GET    login     302      302      302      302    302    302      302    302  302   302    302      302     302
accounts:my_sign_off                   GET    login     200      200      200      200    200    200      200    200  200   200    200      200     200
accounts:training                      GET    login     302      302      302      302    302    302      302    302  302   302    302      302     302
accounts:training                      POST   login     302      302      302      302    302    302      302    302  302   302    302      302     302
accounts:aup_list                      GET    login     403      403      403      403    403    403      403    403  403   200    302      200     200
accounts:aup_export                    POST   login     403      403      403      403    403    302      403    403  403   200    302      200     200
accounts:remind_unsigned               POST   login     403      403      403      403    403    302      403    403  403   302    302      403     302
accounts:join                          GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
accounts:join                          POST   200       200      200      200      200    200    200      200    200  200   200    302      200     200
accounts:join_with                     POST   302       302      302      302      302    302    302      302    302  302   302    302      302     302
accounts:end_other_sessions            POST   login     302      302      302      302    302    302      302    302  302   302    302      302     302
accounts:end_session                   POST   login     404      404      404      404    404    404      404    404  404   404    302      404     404
accounts:profile                       GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
accounts:profile                       POST   login     200      200      200      200    200    200      200    200  200   200    302      200     200
accounts:second_factor                 GET    login     302      302      302      302    302    302      302    302  302   302    302      302     302
accounts:session_left                  GET    login     200      200      200      200    200    200      200    200  200   200    200      200     200
accounts:sessions                      GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
accounts:signed_in_again               GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
accounts:stay_signed_in                POST   login     200      200      200      200    200    200      200    200  200   200    200      200     200
accounts:district_sign_in              POST   404       404      404      404      404    404    404      404    404  404   404    404      404     404
accounts:district_callback             GET    404       404      404      404      404    404    404      404    404  404   404    302      404     404

socialaccount_connections              GET    login     200      200      200      200    200    200      200    200  200   200    200      200     200
socialaccount_connections              POST   login     200      200      200      200    200    200      200    200  200   200    200      200     200

account_login                          GET    200       302      302      302      302    302    302      302    302  302   302    302      302     302
account_login                          POST   200       302      302      302      302    302    302      302    302  302   302    302      302     302
account_logout                         GET    302       200      200      200      200    200    200      200    200  200   200    200      200     200
account_logout                         POST   302       302      302      302      302    302    302      302    302  302   302    302      302     302
account_inactive                       GET    200       200      200      200      200    200    200      200    200  200   200    200      200     200
account_signup                         GET    200       302      302      302      302    302    302      302    302  302   302    302      302     302
account_signup                         POST   200       302      302      302      302    302    302      302    302  302   302    302      302     302
account_reauthenticate                 GET    login     200      200      200      200    200    200      200    200  200   302    302      302     302
account_reauthenticate                 POST   login     200      200      200      200    200    200      200    200  200   302    302      302     302
account_email                          GET    login     200      200      200      200    200    200      200    200  200   200    200      200     200
account_email                          POST   login     302      302      302      302    302    302      302    302  302   302    302      302     302
account_email_verification_sent        GET    200       200      200      200      200    200    200      200    200  200   200    200      200     200
account_change_password                GET    login     200      200      200      200    200    200      200    200  200   200    200      200     200
account_change_password                POST   login     200      200      200      200    200    200      200    200  200   200    200      200     200
account_set_password                   GET    login     302      302      302      302    302    302      302    302  302   302    302      302     302
account_set_password                   POST   login     302      302      302      302    302    302      302    302  302   302    302      302     302
account_reset_password                 GET    200       200      200      200      200    200    200      200    200  200   200    200      200     200
account_reset_password                 POST   200       200      200      200      200    200    200      200    200  200   200    200      200     200
account_reset_password_done            GET    200       200      200      200      200    200    200      200    200  200   200    200      200     200
account_reset_password_from_key        GET    200       200      200      200      200    200    200      200    200  200   200    200      200     200
account_reset_password_from_key        POST   200       200      200      200      200    200    200      200    200  200   200    200      200     200
account_reset_password_from_key_done   GET    200       200      200      200      200    200    200      200    200  200   200    200      200     200
account_request_login_code             GET    200       302      302      302      302    302    302      302    302  302   302    302      302     302
account_request_login_code             POST   200       302      302      302      302    302    302      302    302  302   302    302      302     302
account_confirm_login_code             GET    login     302      302      302      302    302    302      302    302  302   302    302      302     302
account_confirm_login_code             POST   login     302      302      302      302    302    302      302    302  302   302    302      302     302
account_confirm_email                  GET    200       200      200      200      200    200    200      200    200  200   200    200      200     200
account_confirm_email                  POST   404       404      404      404      404    404    404      404    404  404   404    404      404     404

mfa_index                              GET    login     200      200      200      200    200    200      200    200  200   200    200      200     200
mfa_index                              POST   login     405      405      405      405    405    405      405    405  405   405    405      405     405
mfa_activate_totp                      GET    login     200      200      200      200    200    200      200    200  200   302    302      302     302
mfa_activate_totp                      POST   login     200      200      200      200    200    200      200    200  200   302    302      302     302
mfa_deactivate_totp                    GET    login     404      404      404      404    404    404      404    404  404   200    302      200     200
mfa_deactivate_totp                    POST   login     404      404      404      404    404    404      404    404  404   200    302      200     200
mfa_add_webauthn                       GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
mfa_add_webauthn                       POST   login     200      200      200      200    200    200      200    200  200   200    302      200     200
mfa_list_webauthn                      GET    login     200      200      200      200    200    200      200    200  200   200    200      200     200
mfa_list_webauthn                      POST   login     405      405      405      405    405    405      405    405  405   405    405      405     405
mfa_edit_webauthn                      GET    login     404      404      404      404    404    404      404    404  404   404    302      404     404
mfa_edit_webauthn                      POST   login     404      404      404      404    404    404      404    404  404   404    302      404     404
mfa_remove_webauthn                    GET    login     404      404      404      404    404    404      404    404  404   404    302      404     404
mfa_remove_webauthn                    POST   login     404      404      404      404    404    404      404    404  404   404    302      404     404
mfa_view_recovery_codes                GET    login     404      404      404      404    404    404      404    404  404   404    404      404     404
mfa_view_recovery_codes                POST   login     405      405      405      405    405    405      405    405  405   405    405      405     405
mfa_download_recovery_codes            GET    login     404      404      404      404    404    404      404    404  404   404    404      404     404
mfa_download_recovery_codes            POST   login     404      404      404      404    404    404      404    404  404   404    404      404     404
mfa_generate_recovery_codes            GET    login     200      200      200      200    200    200      200    200  200   200    302      200     200
mfa_generate_recovery_codes            POST   login     200      200      200      200    200    200      200    200  200   302    302      302     302
mfa_authenticate                       GET    login     302      302      302      302    302    302      302    302  302   302    302      302     302
mfa_authenticate                       POST   login     302      302      302      302    302    302      302    302  302   302    302      302     302
mfa_login_webauthn                     GET    login     302      302      302      302    302    302      302    302  302   302    302      302     302
mfa_login_webauthn                     POST   login     302      302      302      302    302    302      302    302  302   302    302      302     302
mfa_reauthenticate                     GET    login     302      302      302      302    302    302      302    302  302   200    200      200     200
mfa_reauthenticate                     POST   login     302      302      302      302    302    302      302    302  302   200    200      200     200
mfa_reauthenticate_webauthn            GET    login     302      302      302      302    302    302      302    302  302   302    302      302     302
mfa_reauthenticate_webauthn            POST   login     302      302      302      302    302    302      302    302  302   302    302      302     302

usersessions_list                      GET    302       302      302      302      302    302    302      302    302  302   302    302      302     302
usersessions_list                      POST   302       302      302      302      302    302    302      302    302  302   302    302      302     302

cms_login                              GET    login     login    login    login    login  login  login    login  login login login  302      login   login
cms_login                              POST   login     login    login    login    login  login  302      login  login login login  302      login   login

frontend_login                         GET    login     login    login    login    login  login  login    login  login login login  302      login   login
frontend_login                         POST   login     login    login    login    login  login  302      login  login login login  302      login   login

wagtail_serve                          GET    200       200      200      200      200    200    200      200    200  200   200    302      200     200
wagtail_serve                          POST   200       200      200      200      200    200    302      200    200  200   200    302      200     200

wagtailcore_authenticate_with_password GET    404       404      404      404      404    404    404      404    404  404   404    302      404     404
wagtailcore_authenticate_with_password POST   404       404      404      404      404    404    302      404    404  404   404    302      404     404

wagtaildocs_serve                      GET    404       404      404      404      404    404    404      404    404  404   404    302      404     404
wagtaildocs_serve                      POST   404       404      404      404      404    404    302      404    404  404   404    302      404     404
wagtaildocs_authenticate_with_password GET    404       404      404      404      404    404    404      404    404  404   404    302      404     404
wagtaildocs_authenticate_with_password POST   404       404      404      404      404    404    302      404    404  404   404    302      404     404
"""  # noqa: E501

HEAD, *LINES = [line.split() for line in TABLE.splitlines() if line.strip()]
ROLES = HEAD[2:]
ROWS = [
    pytest.param(name, method, answers, id=f"{method} {name}") for name, method, *answers in LINES
]
STATED = {(name, method) for name, method, *_ in LINES}


@pytest.mark.parametrize(("name", "method", "answers"), ROWS)
def test_route_gives_each_role_its_answer(world, name, method, answers):
    assert answers_of(world, ROLES, method, world.address(ROUTES[name])) == answers


def test_table_and_url_resolver_name_the_same_routes(world):
    named = {name for name, _ in STATED}
    proposed = [line for name in sorted(set(ROUTES) - named) for line in proposal(world, name)]

    if proposed:
        pytest.fail("\n".join(["Look at these lines with care, then add them:", *proposed]))
    assert named - set(ROUTES) == set()


def proposal(world, name: str) -> list[str]:
    """The lines that the table would need to state what is so now."""
    address = world.address(ROUTES[name])
    found = [(method, answers_of(world, ROLES, method, address)) for method in METHODS]
    return [
        f"{name:<36} {method:<6} {'  '.join(answers)}"
        for method, answers in found
        if {said for role, said in zip(ROLES, answers, strict=True) if role not in GATED} != {"405"}
    ]
