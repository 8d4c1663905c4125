from django.apps import AppConfig


class BulletinConfig(AppConfig):
    name = "bulletin"

    def ready(self) -> None:
        from bulletin import checks  # noqa: F401  (registers the system checks)
