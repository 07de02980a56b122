from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names in CSS and in ES module imports, brotli and gzip beside each file."""

    support_js_module_import_aggregation = True
    max_post_process_passes = 10
