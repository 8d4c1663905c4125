"""Pictures of photos: what is uploaded, the copies that screens are shown, and who is sent them."""
