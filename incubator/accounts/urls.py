from django.urls import path

from .views import account, district, factors, join, office, policy

app_name = "accounts"

urlpatterns = [
    path("policy/", policy.policy, name="policy"),
    path("policy/sign/", policy.sign_policy, name="sign_policy"),
    path("policy/kept/", policy.kept, name="kept"),
    path("policy/mine/", policy.my_sign_off, name="my_sign_off"),
    path("training/", policy.training, name="training"),
    path("office/aup/", office.aup_list, name="aup_list"),
    path("office/aup/export/", office.aup_export, name="aup_export"),
    path("office/aup/remind/", office.remind_unsigned, name="remind_unsigned"),
    path("me/profile/", account.profile, name="profile"),
    path("me/sessions/", account.session_list, name="sessions"),
    path("me/sessions/end/", account.end_other_sessions, name="end_other_sessions"),
    path("me/sessions/<int:pk>/end/", account.end_session, name="end_session"),
    path("me/sessions/left/", account.session_left, name="session_left"),
    path("me/sessions/stay/", account.stay, name="stay_signed_in"),
    path("me/sessions/again/", account.signed_in_again, name="signed_in_again"),
    path("me/second-factor/", factors.second_factor, name="second_factor"),
    path("join/<str:token>/", join.join, name="join"),
    path("join/<str:token>/<slug:provider>/", join.join_with, name="join_with"),
    path("accounts/district/login/", district.district_sign_in, name="district_sign_in"),
    path("accounts/district/callback/", district.district_callback, name="district_callback"),
]
