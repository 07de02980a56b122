from django.urls import path

from .views import choices, muting, office

app_name = "mailings"

urlpatterns = [
    path("me/mail/", choices.mail_settings, name="mail_settings"),
    path("me/digest/", choices.my_digest, name="my_digest"),
    path("me/digest/mute/<int:pk>/", muting.mute_team, name="mute_team"),
    path("me/digest/hear/<int:pk>/", muting.hear_team, name="hear_team"),
    path("mail/mute/<str:token>/", muting.mute_by_mail, name="mute_by_mail"),
    path("mail/stop/<str:token>/", choices.stop_mail, name="stop_mail"),
    path("office/digest/", office.office_digest, name="office_digest"),
    path("office/newsletters/", office.newsletter_list, name="newsletter_list"),
    path("office/newsletters/new/<int:page>/", office.write_newsletter, name="write_newsletter"),
    path("office/newsletters/<int:pk>/", office.newsletter, name="newsletter"),
    path("office/newsletters/<int:pk>/change/", office.change_newsletter, name="change_newsletter"),
    path("office/newsletters/<int:pk>/test/", office.test_newsletter, name="test_newsletter"),
    path("office/newsletters/<int:pk>/send/", office.send_newsletter, name="send_newsletter"),
    path(
        "office/newsletters/<int:pk>/again/",
        office.run_newsletter_again,
        name="run_newsletter_again",
    ),
]
