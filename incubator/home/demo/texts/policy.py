"""A made-up Acceptable Use Policy. The district's own goes here."""

POLICY = {
    "en": {
        "title": "Acceptable Use Policy (demonstration)",
        "summary": (
            "<p>Write as you would speak in the staff room with a family present. Keep students "
            "safe: no names, no records, no photo without consent. What you write here may be a "
            "public record.</p>"
        ),
        "body": (
            "<h3>Students come first</h3><p>Do not name a student or tell anything by which a "
            "student could be known. Show a photo of students only with consent on file.</p>"
            "<h3>Records</h3><p>What staff write here can be asked for under the public records "
            "law. “Team only” means that others on this site do not see it.</p>"
            "<h3>Respect</h3><p>Comment on the work, never on the person. Ask before you share "
            "what another team wrote for itself.</p><h3>Your account</h3><p>Keep your sign-in to "
            "yourself, and tell the Office at once when somebody else may have used it.</p>"
        ),
    },
    "es": {
        "title": "Política de uso aceptable (demostración)",
        "summary": (
            "<p>Escriba como hablaría en la sala de maestros con una familia presente. Proteja a "
            "los estudiantes: sin nombres, sin expedientes, sin fotos sin consentimiento. Lo que "
            "escribe aquí puede ser un registro público.</p>"
        ),
        "body": (
            "<h3>Los estudiantes primero</h3><p>No nombre a ningún estudiante ni cuente nada que "
            "permita reconocerlo. Muestre fotos de estudiantes solo con consentimiento "
            "archivado.</p><h3>Registros</h3><p>Lo que el personal escribe aquí puede solicitarse "
            "según la ley de registros públicos.</p><h3>Respeto</h3><p>Comente el trabajo, nunca a "
            "la persona.</p><h3>Su cuenta</h3><p>No comparta su acceso y avise a la Oficina "
            "enseguida si alguien más pudo usarlo.</p>"
        ),
    },
    "ar": {
        "title": "سياسة الاستخدام المقبول (للعرض)",
        "summary": (
            "<p>اكتب كما تتحدث في غرفة المعلمين بحضور عائلة. احمِ الطلاب: لا أسماء، ولا سجلات، "
            "ولا صور من دون موافقة. وقد يكون ما تكتبه هنا سجلاً عاماً.</p>"
        ),
        "body": (
            "<h3>الطلاب أولاً</h3><p>لا تذكر اسم أي طالب ولا أي شيء يمكن أن يُعرف به. لا تعرض صور "
            "الطلاب إلا بموافقة محفوظة.</p><h3>السجلات</h3><p>يمكن طلب ما يكتبه الموظفون هنا "
            "بموجب قانون السجلات العامة.</p><h3>الاحترام</h3><p>علّق على العمل لا على الشخص.</p>"
            "<h3>حسابك</h3><p>احتفظ ببيانات الدخول لنفسك، وأخبر المكتب فوراً إذا استخدمها شخص "
            "آخر.</p>"
        ),
    },
}
