"""Asking again who somebody is, before what only that person may do.

``@fresh_sign_in_required`` stands under ``@login_required`` on views that export records or change
roles, consent, addresses or second factors. Whoever proved less than five minutes ago goes on at
once (AccountAdapter); others prove first, and then the same request is carried out.
"""

from allauth.account.decorators import reauthentication_required

fresh_sign_in_required = reauthentication_required()
