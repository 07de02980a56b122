"""Who has an account at the provider: what it says of each, by the name they sign in with."""

DOMAIN = "district.example"
PASSWORD = "a long password of the district"
CLIENT_ID = "the-incubator"
CLIENT_SECRET = "a secret between two processes"

PEOPLE = {
    "teacher": {"email": f"teacher@{DOMAIN}", "hd": DOMAIN},
    "stranger": {"email": f"stranger@{DOMAIN}", "hd": DOMAIN},
    "elsewhere": {"email": "teacher@elsewhere.example", "hd": "elsewhere.example"},
    "lookalike": {"email": f"lookalike@{DOMAIN}"},
    "unverified": {"email": f"unverified@{DOMAIN}", "hd": DOMAIN, "email_verified": False},
}
