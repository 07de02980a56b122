from django.db import migrations

from incubator.core.append_only import FinalWhen

IS_PUBLISHED = (
    "EXISTS (SELECT 1 FROM accounts_auppolicy AS one "
    "WHERE one.id = OLD.policy_id AND one.published_at IS NOT NULL)"
)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_invitations_know_their_sending")]
    operations = [
        FinalWhen(
            "accounts_auppolicy",
            "OLD.published_at IS NOT NULL",
            ["version", "effective_on", "published_at"],
        ),
        FinalWhen(
            "accounts_auptext",
            IS_PUBLISHED,
            ["policy_id", "language", "title", "summary", "body"],
        ),
    ]
